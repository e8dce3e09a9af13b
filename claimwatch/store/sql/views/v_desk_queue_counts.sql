-- Grain: one kind of flag, with the number of flags that the other filters let through.
-- The parameters are those of v_desk_queue, without $kinds, order and page.
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
select kind, count(*) as flags
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
group by kind
order by kind
