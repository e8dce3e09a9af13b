-- Grain: one open flag that was raised, came back or grew lately, with its newest such change, the
-- newest first, at most $take. changed_at: UTC; words: what changed.
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
),
changes as (
  select
    flag_id,
    max(changed_at) as changed_at,
    arg_max(words, (changed_at, place)) as words,
    arg_max(change, (changed_at, place)) as change
  from v_flag_history
  where change in ('raised', 'returned', 'split', 'severity', 'kind', 'gap', 'origins')
  group by flag_id
)
select q.*, c.changed_at, c.words, c.change
from queue as q
inner join changes as c on c.flag_id = q.flag_id
where q.state not in ('snoozed', 'dismissed', 'resolved')
order by
  c.changed_at desc,
  case severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end asc,
  q.severity_score desc,
  q.flag_id
limit $take::integer
