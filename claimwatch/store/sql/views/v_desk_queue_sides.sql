-- Grain: one way in which a flag's figure is given: a bound, a number as written, its unit and a
-- claimant. Only claims that stand in one of the flag's pairs. $flag_ids: the flags (lasting ids) of
-- the page shown. `publishers`: who prints it so, in the alphabet's order; lo, hi: what is left open
-- at most.
with wanted as materialized (
  select flag_key, flag_id
  from flag_lineage
  where stands and list_contains($flag_ids::varchar[], flag_id)
),
paired as materialized (
  select distinct w.flag_id, unnest([p.claim_a, p.claim_b]) as claim_id
  from flag_pairs as p
  inner join wanted as w on w.flag_key = p.flag_id
),
told as materialized (
  select * from claims where claim_id in (select claim_id from paired)
),
printed as materialized (
  select article_id, publisher
  from articles
  where article_id in (select article_id from told)
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
from paired as p
inner join told as c on c.claim_id = p.claim_id
inner join printed as a on a.article_id = c.article_id
group by p.flag_id, c.bound, c.as_written_lo, c.as_written_hi, c.unit, c.claimant
order by p.flag_id, n_claims desc, hi desc nulls first, c.claimant nulls last, text
