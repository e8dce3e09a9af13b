-- Grain: one article of the story $story_id, the earliest first, at most $take.
select publisher, title, url, published_at, published_precision, n_monitorable, origin_id,
  origin_reason
from v_articles
where story_id = $story_id
order by published_at nulls last, article_key
limit $take::integer
