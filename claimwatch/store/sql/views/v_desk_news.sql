-- Grain: one open flag that was raised, came back or grew lately, with its newest such change, the
-- newest first, at most $take. changed_at: UTC; words: what changed.
-- $desk_flags, $desk_states, $desk_assignees, `state`: as in the macro desk_queue.
with changes as (
  select
    flag_id,
    max(changed_at) as changed_at,
    arg_max(words, (changed_at, place)) as words,
    arg_max(change, (changed_at, place)) as change
  from flag_history
  where change in ('raised', 'returned', 'split', 'severity', 'kind', 'gap', 'origins')
  group by flag_id
)
select q.*, c.changed_at, c.words, c.change
from desk_queue($desk_flags, $desk_states, $desk_assignees) as q
inner join changes as c on c.flag_id = q.flag_id
where not q.held
order by
  c.changed_at desc,
  case severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end asc,
  q.severity_score desc,
  q.flag_id
limit $take::integer
