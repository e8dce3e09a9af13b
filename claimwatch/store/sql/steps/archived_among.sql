-- Articles in `wanted` of which it is recorded when they were fetched.
select distinct article_id
from article_fetches
where article_id in (select item_id from wanted)
