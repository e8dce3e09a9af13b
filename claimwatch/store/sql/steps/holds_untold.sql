-- The parts of which people are yet to be told: that they fail, or that they are well again.
select *
from holds
where told_at is null or ended_at is not null
order by begun_at, hold_id
