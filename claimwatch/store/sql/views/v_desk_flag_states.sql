-- Grain: one flag of $flag_ids (lasting ids) that stands, with what a decision keeps of the moment:
-- its kind, severity, origins, gap and the claims it rests on.
select
  f.flag_id,
  f.kind,
  f.severity,
  f.origins,
  f.gap,
  f.figure_id,
  f.label,
  list_sort(list(p.claim_id)) as claim_ids
from desk_flags as f
inner join desk_flag_places as p on p.flag_id = f.flag_id
where list_contains($flag_ids::varchar[], f.flag_id)
group by f.flag_id, f.kind, f.severity, f.origins, f.gap, f.figure_id, f.label
order by f.flag_id
