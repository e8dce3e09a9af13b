-- Runs that are open: before a new one begins, those are dead. Times in UTC.
select run_id, started_at, counts
from runs
where state = 'running'
order by started_at, run_id
