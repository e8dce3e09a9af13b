-- Grain: one open conflict, the $take with the widest gaps. gap: ratio of the nearest interval ends.
-- $desk_flags, $desk_states, $desk_assignees: what the desk store says of each flag that was decided
-- on, three lists side by side. `state`: what was decided, else how the flag stands.
with decided as (
  select
    unnest($desk_flags::varchar[]) as flag_id,
    unnest($desk_states::varchar[]) as decided,
    unnest($desk_assignees::varchar[]) as assignee
),
queue as (
  select
    f.*,
    d.assignee,
    case
      when d.decided is not null and d.decided <> 'open' then d.decided
      when f.status in ('snoozed', 'dismissed', 'resolved') then 'ongoing'
      else f.status
    end as state
  from desk_flags as f
  left join decided as d on d.flag_id = f.flag_id
)
select q.*
from queue as q
where q.kind in ('dispute', 'misreport', 'inconsistent')
  and q.state not in ('snoozed', 'dismissed', 'resolved')
order by q.gap desc nulls last, q.severity_score desc, q.flag_id
limit $take::integer
