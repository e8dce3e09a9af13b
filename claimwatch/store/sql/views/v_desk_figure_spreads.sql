-- Grain: one unit in which a figure of $figure_ids is given, with the least and greatest number as
-- written in it; `unit` is null for plain counts. The unit that most claims use comes first.
select
  figure_id,
  unit,
  min((as_written ->> 'lo')::double) as lo,
  max((as_written ->> 'hi')::double) as hi,
  count(*) as n_claims
from v_claims
where list_contains($figure_ids::varchar[], figure_id)
group by figure_id, unit
order by figure_id, n_claims desc, unit nulls first
