-- The claims that the flags in `wanted` (lasting ids) rest on, or last rested on.
select flag_id, claim_id
from flag_lineage_claims
where flag_id in (select item_id from wanted)
order by flag_id, claim_id
