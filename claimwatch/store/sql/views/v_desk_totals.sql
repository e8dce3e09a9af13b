-- Grain: one row: how many flags are open, of which conflicts, grave, and mine ($assignee); how many
-- are held back; and since $since (UTC, null for none) how many were first seen, and escalated.
-- $desk_flags, $desk_states, $desk_assignees, `state`: as in the macro desk_queue.
with escalated as (
  select distinct flag_id
  from flag_history
  where changed_at >= $since::timestamptz and change in ('severity', 'kind', 'gap', 'origins')
)
select
  count(*) filter (not held) as open,
  count(*) filter (not held and conflict) as conflicts,
  count(*) filter (not held and severity = 'high') as high,
  count(*) filter (not held and assignee = $assignee) as mine,
  count(*) filter (held) as held_back,
  count(*) filter (not held and first_seen >= $since::timestamptz) as fresh,
  count(*) filter (
    not held and first_seen < $since::timestamptz and flag_id in (select flag_id from escalated)
  ) as escalated
from desk_queue($desk_flags, $desk_states, $desk_assignees)
