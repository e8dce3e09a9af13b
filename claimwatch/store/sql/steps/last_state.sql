-- At most one row: the state of the run that finished last, before the run $run_id.
select state
from runs
where finished_at is not null and run_id <> $run_id
order by finished_at desc, run_id
limit 1
