-- The story of each article in `wanted` that has one.
select *
from stories
where article_id in (select item_id from wanted)
