-- Grain: one unit in which a figure of $figure_ids is given, with the least and greatest number as
-- written in it; `unit` is null for plain counts. The unit that most claims use comes first.
with held as materialized (
  select figure_id, claim_id
  from figure_claims
  where list_contains($figure_ids::varchar[], figure_id)
),
told as materialized (
  select claim_id, unit, as_written_lo, as_written_hi
  from claims
  where claim_id in (select claim_id from held)
)
select
  h.figure_id,
  c.unit,
  min(c.as_written_lo) as lo,
  max(c.as_written_hi) as hi,
  count(*) as n_claims
from held as h
inner join told as c on c.claim_id = h.claim_id
group by h.figure_id, c.unit
order by h.figure_id, n_claims desc, c.unit nulls first
