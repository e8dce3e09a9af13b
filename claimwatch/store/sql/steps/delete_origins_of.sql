-- Forget the origin of the articles in `wanted`.
delete from origins
where article_id in (select item_id from wanted)
