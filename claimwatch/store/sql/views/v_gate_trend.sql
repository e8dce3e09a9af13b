-- Grain: one day (UTC) and expectation, in the $days days before the newest run: how many runs and
-- batches it judged, how many of them failed it, and how many rows broke it.
select
  date_trunc('day', started_at) as day,
  table_name,
  expectation,
  bool_or(batch_level) as batch_level,
  count(*) as runs,
  count(*) filter (not success) as runs_failed,
  sum(n_batches)::bigint as batches,
  sum(n_failed)::bigint as batches_failed,
  sum(failed_rows)::bigint as failed_rows
from v_gate_results
where started_at > (select max(started_at) from runs) - to_days($days::integer)
group by all
order by day, table_name, expectation
