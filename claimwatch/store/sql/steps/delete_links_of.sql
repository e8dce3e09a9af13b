-- Remove the links that touch a claim of the articles in `wanted`.
with mine as (
    select claim_id from claims where article_id in (select item_id from wanted)
)
delete from links
where rowid in (
    select rowid from links where claim_a in (select claim_id from mine)
    union
    select rowid from links where claim_b in (select claim_id from mine)
)
