-- The pairs of claims in `wanted` that are linked, without the reasons.
select claim_a, claim_b
from links
where claim_a in (select item_id from wanted) and claim_b in (select item_id from wanted)
