-- Grain: one flag that the filters let through, in the order asked for, one page of them.
-- $kinds: a list, null lets all through. $desk_flags, $desk_states, $desk_assignees: as in the macro
-- desk_queue; $severities, $states, $publishers, $topics, $story_id, $assignee, $seen_from, $words: as
-- in the macro desk_queue_found. $order_by: severity, label, kind, state, assignee, publishers,
-- origins, confidence, first_seen, last_seen. $skip, $take: the page.
select *
from desk_queue_found(
  $desk_flags, $desk_states, $desk_assignees,
  $severities, $states, $publishers, $topics, $story_id, $assignee, $seen_from, $words
)
where $kinds::varchar[] is null or list_contains($kinds::varchar[], kind)
order by
  case when $order_by = 'label' then lower(label) end asc,
  case when $order_by = 'kind' then kind end asc,
  case when $order_by = 'state' then state end asc,
  case when $order_by = 'assignee' then lower(assignee) end asc nulls last,
  case when $order_by = 'publishers' then len(publishers) end desc,
  case when $order_by = 'origins' then origins end desc,
  case when $order_by = 'confidence' then confidence end desc,
  case when $order_by = 'first_seen' then first_seen end desc,
  case when $order_by = 'last_seen' then last_seen end desc,
  case severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end asc,
  case when conflict then 0 when kind = 'revision' then 1 else 2 end asc,
  severity_score desc,
  flag_id asc
limit $take::integer
offset $skip::integer
