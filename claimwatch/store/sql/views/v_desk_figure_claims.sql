-- Grain: one claim of the figure $figure_id, earliest first, at most the latest $take of them.
-- `before`, `after`: what surrounds the sentence in the article, at most 500 characters on either
-- side.
with shown as (
  select claim_id
  from v_claims
  where figure_id = $figure_id
  order by published_at desc nulls first, claim_id
  limit $take::integer
)
select
  c.*,
  substring(a.text, greatest(c.sentence_start - 500, 0) + 1, least(c.sentence_start, 500)) as before,
  substring(a.text, c.sentence_start + length(c.sentence) + 1, 500) as after
from v_claims as c
inner join shown as s on s.claim_id = c.claim_id
inner join articles as a on a.article_id = c.article_key
order by c.published_at nulls last, c.publisher nulls last, c.claim_id
