-- Flags that stand and that the run $run_id was the first to raise.
select f.flag_id
from flags as f
join flag_seen as n on n.flag_id = f.flag_id
where n.first_run = $run_id
order by f.flag_id
