-- Batch-level expectations that failed in the run $run_id, each once.
select table_name, expectation, min(observed) as observed
from gate_results
where run_id = $run_id and batch_level and not success
group by table_name, expectation
order by table_name, expectation
