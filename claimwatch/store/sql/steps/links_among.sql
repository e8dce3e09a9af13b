-- The links both of whose claims are in `wanted`. By row number: so the reasons of others are not
-- read.
select *
from links
where rowid in (
    select rowid
    from links
    where claim_a in (select item_id from wanted) and claim_b in (select item_id from wanted)
)
order by claim_a, claim_b
