-- Remove the claims of the articles in `wanted`.
delete from claims
where article_id in (select item_id from wanted)
