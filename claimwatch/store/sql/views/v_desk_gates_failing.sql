-- Grain: one expectation of the run $run_id that failed, the ones on whole batches first.
select table_name, expectation, column_name, batch_level, n_batches, n_failed, observed, failed_rows
from v_gate_results
where run_id = $run_id and not success
order by batch_level desc, failed_rows desc, table_name, expectation, column_name
