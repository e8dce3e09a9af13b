-- At most one row: the run that finished last. Times in UTC; counts is a JSON object.
create or replace view v_freshness as
select run_id, finished_at as published_at, finished_at, state, counts, note
from runs
where finished_at is not null
order by finished_at desc, run_id
limit 1
