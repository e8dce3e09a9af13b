-- Grain: one pair of publishers, with how many articles of the one are later copies of an article of
-- the other, and out of how many of its articles; the most first, at most $take.
with first_of as (
  select
    o.article_id,
    first_value(o.article_id) over origin as earliest
  from origins as o
  inner join articles as a on a.article_id = o.article_id
  window origin as (
    partition by o.origin_id order by a.published_at asc nulls last, o.article_id
  )
)
select later.publisher as copies_from, source.publisher as printed_first, count(*) as articles
from first_of as f
inner join articles as later on later.article_id = f.article_id
inner join articles as source on source.article_id = f.earliest
where later.publisher <> source.publisher
group by later.publisher, source.publisher
order by articles desc, lower(later.publisher), lower(source.publisher)
limit $take::integer
