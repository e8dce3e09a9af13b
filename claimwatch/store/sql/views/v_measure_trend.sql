-- Grain: one day (UTC), publisher and measure, in the $days days before the newest check: the last
-- value of the day with what was still usual then; success: whether every check of the day passed.
select
  date_trunc('day', checked_at) as day,
  publisher,
  table_name,
  measure,
  arg_max(observed, checked_at) as observed,
  arg_max(usual, checked_at) as usual,
  arg_max(lo, checked_at) as lo,
  arg_max(hi, checked_at) as hi,
  bool_and(success) as success
from v_batch_checks
where checked_at > (select max(checked_at) from v_batch_checks) - to_days($days::integer)
group by all
order by day, publisher, table_name, measure
