-- Pairs of claims, claim_a < claim_b, one of them in `wanted`, that share a blocking key and have
-- no link yet.
with mine as (
    select claim_id, key from claim_keys where claim_id in (select item_id from wanted)
),
pairs as (
    select distinct
        least(a.claim_id, b.claim_id) as claim_a,
        greatest(a.claim_id, b.claim_id) as claim_b
    from mine as a
    join claim_keys as b on b.key = a.key and b.claim_id <> a.claim_id
)
select claim_a, claim_b
from pairs
except
select claim_a, claim_b
from links
where claim_a in (select claim_a from pairs)
order by claim_a, claim_b
