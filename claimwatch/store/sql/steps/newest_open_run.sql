-- The run that is open, if one is.
select run_id
from runs
where state = 'running'
order by started_at desc
limit 1
