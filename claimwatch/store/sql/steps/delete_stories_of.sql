-- Take the articles in `wanted` out of their stories.
delete from stories
where article_id in (select item_id from wanted)
