-- Close the run $run_id as $state. $finished_at: UTC.
update runs
set finished_at = $finished_at, state = $state, note = $note
where run_id = $run_id
