-- Flags that were ever raised and that today's may go on from: by an id or key in `wanted`, or by a
-- claim in it.
select *
from flag_lineage
where flag_id in (select item_id from wanted)
    or flag_key in (select item_id from wanted)
    or flag_id in (
        select flag_id from flag_lineage_claims where claim_id in (select item_id from wanted)
    )
order by flag_id
