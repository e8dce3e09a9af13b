-- One row per claim, its columns as users read them: value, as_written and rules are JSON. claim_row:
-- where it stands in the table; article_key: the hash of its article.
create or replace view v_claim_rows as
select
    rowid as claim_row,
    claim_id,
    article_id as article_key,
    char_start,
    char_end,
    text,
    sentence,
    sentence_start,
    case
        when value_hi is null then to_json(value_lo)
        else to_json([value_lo, value_hi])
    end as value,
    bound,
    trend,
    lo,
    hi,
    lo_open,
    hi_open,
    unit,
    unit_text,
    dimension,
    json_object('lo', as_written_lo, 'hi', as_written_hi, 'unit', as_written_unit) as as_written,
    counted,
    about,
    kind,
    claimant,
    via,
    as_of,
    as_of_from,
    extent,
    polarity,
    furniture,
    monitorable,
    to_json(map(
        list_transform(rules, lambda r: r.field),
        list_transform(rules, lambda r: r.rule)
    )) as rules
from claims
