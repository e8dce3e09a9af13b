-- Grain: one flag of $flag_ids (lasting ids) that stands, with what a decision keeps of the moment:
-- its kind, severity, origins, gap and the claims it rests on.
select
  l.flag_id,
  l.kind,
  l.severity,
  l.origins,
  l.gap,
  l.figure_id,
  g.label,
  list_sort(list(c.claim_id)) as claim_ids
from flag_lineage as l
inner join flags as g on g.flag_id = l.flag_key
inner join flag_claims as c on c.flag_id = l.flag_key
where l.stands and list_contains($flag_ids::varchar[], l.flag_id)
group by l.flag_id, l.kind, l.severity, l.origins, l.gap, l.figure_id, g.label
order by l.flag_id
