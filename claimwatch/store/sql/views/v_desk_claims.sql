-- Grain: one claim of those that stand at $claim_rows, earliest first. $article_rows, $origin_rows:
-- where their articles and origins stand. The columns are those of v_claim_rows and of v_claims;
-- `before`, `after`: what surrounds the sentence in the article, at most 500 characters on either
-- side. Told step by step, so that only the rows of these few claims are read.
with told as materialized (
  select * exclude (rules)
  from v_claim_rows
  where claim_row in (select unnest($claim_rows::bigint[]))
),
printed as materialized (
  select article_id, external_id, publisher, published_at, published_precision, title, url, text
  from articles
  where rowid in (select unnest($article_rows::bigint[]))
),
origin as materialized (
  select article_id, origin_id from origins where rowid in (select unnest($origin_rows::bigint[]))
)
select
  c.* exclude (claim_row),
  coalesce(a.external_id, a.article_id) as article_id,
  a.publisher,
  a.published_at,
  a.published_precision,
  a.title,
  a.url,
  coalesce(o.origin_id, c.article_key) as origin_id,
  substring(a.text, greatest(c.sentence_start - 500, 0) + 1, least(c.sentence_start, 500)) as before,
  substring(a.text, c.sentence_start + length(c.sentence) + 1, 500) as after
from told as c
inner join printed as a on a.article_id = c.article_key
left join origin as o on o.article_id = c.article_key
order by a.published_at nulls last, a.publisher nulls last, c.claim_id
