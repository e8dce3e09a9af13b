-- Every article of the stories in `wanted`, with its story.
select *
from stories
where story_id in (select item_id from wanted)
order by article_id
