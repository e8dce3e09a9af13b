-- Grain: one kind of flag, with the number of flags that the other filters let through.
-- $severities, $publishers, $words: as in v_desk_queue.
select kind, count(*) as flags
from v_flags
where ($severities::varchar[] is null or list_contains($severities::varchar[], severity))
  and ($publishers::varchar[] is null or list_has_any(publishers, $publishers::varchar[]))
  and (
    $words::varchar is null
    or contains(
      lower(concat_ws(' ', label, explanation, array_to_string(publishers, ' '))),
      lower($words::varchar)
    )
  )
group by kind
order by kind
