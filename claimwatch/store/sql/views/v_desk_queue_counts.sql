-- Grain: one kind of flag, with the number of flags that the other filters let through.
-- The parameters are those of v_desk_queue, without $kinds, order and page.
select kind, count(*) as flags
from desk_queue_found(
  $desk_flags, $desk_states, $desk_assignees,
  $severities, $states, $publishers, $topics, $story_id, $assignee, $seen_from, $words
)
group by kind
order by kind
