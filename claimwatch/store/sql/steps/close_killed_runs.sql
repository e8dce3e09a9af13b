-- Close as failed what a killed process left open. $finished_at: UTC, when that was found.
update runs
set finished_at = $finished_at, state = 'failed', note = $note
where state = 'running'
