-- Grain: one row: how many flags are open, of which conflicts, grave, and mine ($assignee); how many
-- are held back; and since $since (UTC, null for none) how many were first seen, and escalated.
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
escalated as (
  select distinct flag_id
  from v_flag_history
  where changed_at >= $since::timestamptz and change in ('severity', 'kind', 'gap', 'origins')
)
select
  count(*) filter (not held) as open,
  count(*) filter (not held and kind in ('dispute', 'misreport', 'inconsistent')) as conflicts,
  count(*) filter (not held and severity = 'high') as high,
  count(*) filter (not held and assignee = $assignee) as mine,
  count(*) filter (held) as held_back,
  count(*) filter (not held and first_seen >= $since::timestamptz) as fresh,
  count(*) filter (
    not held and first_seen < $since::timestamptz and flag_id in (select flag_id from escalated)
  ) as escalated
from (select *, state in ('snoozed', 'dismissed', 'resolved') as held from queue)
