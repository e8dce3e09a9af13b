-- Grain: one batch-level expectation that failed in the newest run, which it marked degraded.
select table_name, expectation, column_name, observed
from v_gate_results
where batch_level and not success and run_id = (select max_by(run_id, started_at) from v_runs)
order by table_name, expectation, column_name
