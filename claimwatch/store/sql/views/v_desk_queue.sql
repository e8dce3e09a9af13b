-- Grain: one flag that the filters let through, in the order asked for, one page of them.
-- $kinds, $severities, $publishers: lists, null lets all through. $words: text sought in the label,
-- the explanation and the publishers, null for any. $order_by: severity, label, kind, publishers,
-- origins, first_seen. $skip, $take: the page.
select *
from v_flags
where ($kinds::varchar[] is null or list_contains($kinds::varchar[], kind))
  and ($severities::varchar[] is null or list_contains($severities::varchar[], severity))
  and ($publishers::varchar[] is null or list_has_any(publishers, $publishers::varchar[]))
  and (
    $words::varchar is null
    or contains(
      lower(concat_ws(' ', label, explanation, array_to_string(publishers, ' '))),
      lower($words::varchar)
    )
  )
order by
  case when $order_by = 'label' then lower(label) end asc,
  case when $order_by = 'kind' then kind end asc,
  case when $order_by = 'publishers' then len(publishers) end desc,
  case when $order_by = 'origins' then origins end desc,
  case when $order_by = 'first_seen' then first_seen end desc,
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
