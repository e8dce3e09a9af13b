-- Remove the blocking keys of the claims of the articles in `wanted`.
delete from claim_keys
where claim_id in (
    select claim_id from claims where article_id in (select item_id from wanted)
)
