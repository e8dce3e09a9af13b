-- Grain: one claim that the flag $flag_id rests on, earliest first, at most $take of them: those of
-- its pairs come before the others. `before`, `after`: what surrounds the sentence in the article,
-- at most 500 characters on either side.
with paired as (
  select claim_a as claim_id from v_flag_pairs where flag_id = $flag_id
  union
  select claim_b as claim_id from v_flag_pairs where flag_id = $flag_id
),
shown as (
  select f.claim_id
  from v_flag_claims as f
  left join paired as p on p.claim_id = f.claim_id
  where f.flag_id = $flag_id
  order by p.claim_id is null, f.published_at nulls last, f.claim_id
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
