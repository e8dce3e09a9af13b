-- Pairs of claims, claim_a < claim_b, one of them in `wanted`, that share a blocking key.
with mine as (
    select claim_id, key from claim_keys where claim_id in (select item_id from wanted)
)
select distinct
    least(a.claim_id, b.claim_id) as claim_a,
    greatest(a.claim_id, b.claim_id) as claim_b
from mine as a
join claim_keys as b on b.key = a.key and b.claim_id <> a.claim_id
order by claim_a, claim_b
