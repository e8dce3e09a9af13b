-- Grain: one open conflict, the $take with the widest gaps. gap: ratio of the nearest interval ends.
-- $desk_flags, $desk_states, $desk_assignees, `state`: as in the macro desk_queue.
select q.*
from desk_queue($desk_flags, $desk_states, $desk_assignees) as q
where q.conflict
  and not q.held
order by q.gap desc nulls last, q.severity_score desc, q.flag_id
limit $take::integer
