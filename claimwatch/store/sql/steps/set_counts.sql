-- The counts of the run $run_id: a JSON object, step.what to number.
update runs
set counts = $counts
where run_id = $run_id
