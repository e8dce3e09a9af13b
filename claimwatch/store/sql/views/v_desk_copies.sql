-- Grain: one origin that two or more articles of the flag $flag_id (lasting id) share, with its
-- articles: the first printed first. reason: why they are taken for copies.
with told as materialized (
  select claim_id, article_id
  from claims
  where claim_id in (
    select claim_id
    from flag_claims
    where flag_id in (select flag_key from flag_lineage where stands and flag_id = $flag_id)
  )
),
origin as materialized (
  select * from origins where article_id in (select article_id from told)
),
printed as materialized (
  select article_id, publisher, title, url, published_at
  from articles
  where article_id in (select article_id from told)
),
held as (
  select article_id, list(claim_id order by claim_id) as claim_ids from told group by article_id
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
inner join printed as a on a.article_id = h.article_id
inner join origin as o on o.article_id = h.article_id
group by o.origin_id
having count(*) > 1
order by count(*) desc, o.origin_id
