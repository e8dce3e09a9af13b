-- One row per claim, with its article, figure, story and origin.
-- article_id is the id that users gave, article_key the hash; value, as_written and rules are JSON.
create or replace view v_claims as
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
        when c.value_hi is null then to_json(c.value_lo)
        else to_json([c.value_lo, c.value_hi])
    end as value,
    c.bound,
    c.trend,
    c.lo,
    c.hi,
    c.lo_open,
    c.hi_open,
    c.unit,
    c.unit_text,
    c.dimension,
    json_object('lo', c.as_written_lo, 'hi', c.as_written_hi, 'unit', c.as_written_unit)
        as as_written,
    c.counted,
    c.about,
    c.kind,
    c.claimant,
    c.via,
    c.as_of,
    c.as_of_from,
    c.extent,
    c.polarity,
    c.furniture,
    c.monitorable,
    f.figure_id,
    s.story_id,
    coalesce(o.origin_id, c.article_id) as origin_id,
    to_json(map(
        list_transform(c.rules, lambda r: r.field),
        list_transform(c.rules, lambda r: r.rule)
    )) as rules
from claims as c
left join articles as a on a.article_id = c.article_id
left join figure_claims as f on f.claim_id = c.claim_id
left join stories as s on s.article_id = c.article_id
left join origins as o on o.article_id = c.article_id
