-- Grain: one run and table, of the $take newest runs: how many expectations passed and failed, and
-- on how many rows.
select
  g.run_id,
  g.started_at,
  g.table_name,
  count(*) as expectations,
  count(*) filter (not g.success) as failed,
  count(*) filter (not g.success and g.batch_level) as failed_batch,
  sum(g.failed_rows)::bigint as failed_rows
from v_gate_results as g
where g.run_id in (select run_id from runs order by started_at desc, run_id limit $take::integer)
group by g.run_id, g.started_at, g.table_name
order by g.started_at desc, g.run_id, g.table_name
