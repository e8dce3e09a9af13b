-- Grain: one flag that the filters let through, in the order asked for, one page of them.
-- $kinds, $severities, $states, $publishers: lists, null lets all through. $story_id, $assignee: one
-- or null. $seen_from: first seen at or after, UTC. $words: text sought in the label, the explanation
-- and the publishers, null for any. $order_by: severity, label, kind, state, assignee, publishers,
-- origins, first_seen, last_seen. $skip, $take: the page.
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
select *
from queue
where ($severities::varchar[] is null or list_contains($severities::varchar[], severity))
  and ($states::varchar[] is null or list_contains($states::varchar[], state))
  and ($publishers::varchar[] is null or list_has_any(publishers, $publishers::varchar[]))
  and ($story_id::varchar is null or story_id = $story_id)
  and ($assignee::varchar is null or assignee = $assignee)
  and ($seen_from::timestamptz is null or first_seen >= $seen_from::timestamptz)
  and (
    $words::varchar is null
    or contains(
      lower(concat_ws(' ', label, explanation, array_to_string(publishers, ' '))),
      lower($words::varchar)
    )
  )
  and ($kinds::varchar[] is null or list_contains($kinds::varchar[], kind))
order by
  case when $order_by = 'label' then lower(label) end asc,
  case when $order_by = 'kind' then kind end asc,
  case when $order_by = 'state' then state end asc,
  case when $order_by = 'assignee' then lower(assignee) end asc nulls last,
  case when $order_by = 'publishers' then len(publishers) end desc,
  case when $order_by = 'origins' then origins end desc,
  case when $order_by = 'first_seen' then first_seen end desc,
  case when $order_by = 'last_seen' then last_seen end desc,
  case severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end asc,
  case
    when kind in ('dispute', 'misreport', 'inconsistent') then 0
    when kind = 'revision' then 1
    else 2
  end asc,
  severity_score desc,
  flag_id asc
limit $take::integer
offset $skip::integer
