-- The pairs that an analyst has set apart, both of whose claims are in `wanted`.
select *
from apart
where claim_a in (select item_id from wanted) and claim_b in (select item_id from wanted)
order by claim_a, claim_b
