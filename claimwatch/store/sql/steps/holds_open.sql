-- The parts that failed when they were last checked.
select *
from holds
where ended_at is null
order by hold_id
