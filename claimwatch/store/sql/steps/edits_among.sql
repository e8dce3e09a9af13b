-- Which of the articles in `wanted` are edits of others in it.
select article_id, supersedes
from articles
where article_id in (select item_id from wanted) and supersedes in (select item_id from wanted)
order by article_id
