-- At most one row: when an alarm about $about was last made (UTC).
select max(made_at) as made_at
from alarms
where about = $about
