-- Grain: one link that touches a claim of $claim_ids. inside: both of its claims are of them.
-- score in [0, 1]; reasons: list of {comparator, score in [-1, 1], words}.
select
    claim_a,
    claim_b,
    judgement,
    score,
    reasons,
    list_contains($claim_ids::varchar[], claim_a)
    and list_contains($claim_ids::varchar[], claim_b) as inside
from links
where rowid in (
    select rowid
    from links
    where list_contains($claim_ids::varchar[], claim_a)
        or list_contains($claim_ids::varchar[], claim_b)
)
order by score desc, claim_a, claim_b
