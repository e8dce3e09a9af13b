-- Grain: one way in which a flag's figure is given: a bound, a number as written, its unit and a
-- claimant. Only claims that stand in one of the flag's pairs. $flag_ids: the flags (lasting ids) of
-- the page shown. `publishers`: who prints it so, in the alphabet's order; lo, hi: what is left open
-- at most.
with places as materialized (
  select flag_id, claim_row, article_row
  from desk_flag_places
  where paired and list_contains($flag_ids::varchar[], flag_id)
),
told as materialized (
  select
    rowid as claim_row, claim_id, text, bound, lo, hi, unit, claimant, as_written_lo, as_written_hi,
    as_written_unit
  from claims
  where rowid in (select claim_row from places)
),
printed as materialized (
  select rowid as article_row, publisher
  from articles
  where rowid in (select article_row from places)
)
select
  p.flag_id,
  c.bound,
  arg_min(
    json_object('lo', c.as_written_lo, 'hi', c.as_written_hi, 'unit', c.as_written_unit),
    c.claim_id
  ) as as_written,
  c.unit,
  c.claimant,
  arg_min(c.text, c.claim_id) as text,
  min(c.lo) as lo,
  max(c.hi) as hi,
  list_sort(list_distinct(list(a.publisher))) as publishers,
  count(*) as n_claims
from places as p
inner join told as c on c.claim_row = p.claim_row
inner join printed as a on a.article_row = p.article_row
group by p.flag_id, c.bound, c.as_written_lo, c.as_written_hi, c.unit, c.claimant
order by p.flag_id, n_claims desc, hi desc nulls first, c.claimant nulls last, text
