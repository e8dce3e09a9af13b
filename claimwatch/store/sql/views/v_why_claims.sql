-- Grain: one claim of $claim_ids, as the table holds it.
select *
from claims
where rowid in (
    select rowid from claims where list_contains($claim_ids::varchar[], claim_id)
)
order by article_id, char_start, claim_id
