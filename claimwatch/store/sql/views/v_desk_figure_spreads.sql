-- Grain: one unit in which a figure of $figure_ids is given, with the least and greatest number as
-- written in it; `unit` is null for plain counts; text: how an article writes the least.
-- The unit that most claims use comes first.
with wanted as (
  select figure_id, hash(figure_id) as figure
  from (select unnest($figure_ids::varchar[]) as figure_id)
),
places as materialized (
  select w.figure_id, p.claim_row
  from desk_places as p
  inner join wanted as w on w.figure = p.figure
),
told as materialized (
  select rowid as claim_row, claim_id, text, unit, as_written_lo, as_written_hi
  from claims
  where rowid in (select claim_row from places)
)
select
  p.figure_id,
  c.unit,
  min(c.as_written_lo) as lo,
  max(c.as_written_hi) as hi,
  arg_min(c.text, (c.as_written_lo, c.claim_id)) as text,
  count(*) as n_claims
from places as p
inner join told as c on c.claim_row = p.claim_row
group by p.figure_id, c.unit
order by p.figure_id, n_claims desc, c.unit nulls first
