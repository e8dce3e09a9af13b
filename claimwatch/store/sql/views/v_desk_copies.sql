-- Grain: one origin that two or more articles of the flag $flag_id (lasting id) share, with its
-- articles: the first printed first. reason: why they are taken for copies.
with places as materialized (
  select claim_id, article_row, origin_row from desk_flag_places where flag_id = $flag_id
),
held as (
  select article_row, list(claim_id order by claim_id) as claim_ids from places group by article_row
),
origin as materialized (
  select * from origins where rowid in (select origin_row from places)
),
printed as materialized (
  select rowid as article_row, article_id, publisher, title, url, published_at
  from articles
  where rowid in (select article_row from places)
)
select
  o.origin_id,
  list({
    'publisher': a.publisher,
    'title': a.title,
    'url': a.url,
    'published_at': a.published_at,
    'claim_ids': h.claim_ids
  } order by a.published_at nulls last, a.article_id) as articles,
  any_value(o.reason) as reason
from held as h
inner join printed as a on a.article_row = h.article_row
inner join origin as o on o.article_id = a.article_id
group by o.origin_id
having count(*) > 1
order by count(*) desc, o.origin_id
