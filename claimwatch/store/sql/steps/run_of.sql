-- The run $run_id.
select run_id, started_at, finished_at, state, counts, note
from runs
where run_id = $run_id
