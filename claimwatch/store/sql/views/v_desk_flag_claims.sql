-- Grain: one claim that the flag $flag_id (lasting id) rests on, earliest first, at most $take of
-- them: those of its pairs come before the others. `before`, `after`: what surrounds the sentence in
-- the article, at most 500 characters on either side. Told step by step, so that only the rows of
-- these few claims are read.
with held as materialized (
  select claim_id
  from flag_claims
  where flag_id in (select flag_key from flag_lineage where stands and flag_id = $flag_id)
),
paired as materialized (
  select unnest([claim_a, claim_b]) as claim_id
  from flag_pairs
  where flag_id in (select flag_key from flag_lineage where stands and flag_id = $flag_id)
),
shown as materialized (
  select claim_id
  from held
  order by claim_id not in (select claim_id from paired), claim_id
  limit $take::integer
),
told as materialized (
  select
    claim_id, article_id, char_start, char_end, text, sentence, sentence_start, value_lo, value_hi,
    bound, trend, lo, hi, unit, as_written_lo, as_written_hi, as_written_unit, counted, about, kind,
    claimant, via, as_of, as_of_from
  from claims
  where claim_id in (select claim_id from shown)
),
printed as materialized (
  select article_id, external_id, publisher, published_at, published_precision, title, url, text
  from articles
  where article_id in (select article_id from told)
),
origin as materialized (
  select article_id, origin_id from origins where article_id in (select article_id from told)
)
select
  c.claim_id,
  coalesce(a.external_id, a.article_id) as article_id,
  c.article_id as article_key,
  a.publisher,
  a.published_at,
  a.published_precision,
  a.title,
  a.url,
  c.char_start,
  c.char_end,
  c.text,
  c.sentence,
  c.sentence_start,
  case
    when c.value_hi is null then to_json(c.value_lo) else to_json([c.value_lo, c.value_hi])
  end as value,
  c.bound,
  c.trend,
  c.lo,
  c.hi,
  c.unit,
  json_object('lo', c.as_written_lo, 'hi', c.as_written_hi, 'unit', c.as_written_unit)
    as as_written,
  c.counted,
  c.about,
  c.kind,
  c.claimant,
  c.via,
  c.as_of,
  c.as_of_from,
  coalesce(o.origin_id, c.article_id) as origin_id,
  substring(a.text, greatest(c.sentence_start - 500, 0) + 1, least(c.sentence_start, 500)) as before,
  substring(a.text, c.sentence_start + length(c.sentence) + 1, 500) as after
from told as c
inner join printed as a on a.article_id = c.article_id
left join origin as o on o.article_id = c.article_id
order by a.published_at nulls last, a.publisher nulls last, c.claim_id
