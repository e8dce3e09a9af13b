-- Grain: one refused record, one page; `refused`: the value that broke the expectation, as text.
-- $stage, $expectation: only these, null for any; $words: text sought in the source, the reason and
-- the record. $skip, $take: the page.
select * exclude (value), value as refused, count(*) over () as found
from v_quarantine
where ($stage::varchar is null or stage = $stage)
  and ($expectation::varchar is null or expectation = $expectation)
  and (
    $words::varchar is null
    or contains(lower(concat_ws(' ', source, reason, payload)), lower($words::varchar))
  )
order by stage, source, line nulls first, quarantine_id
limit $take::integer
offset $skip::integer
