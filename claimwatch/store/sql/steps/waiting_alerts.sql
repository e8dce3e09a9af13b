-- The alerts that wait for their data to be well again.
select alert_id
from held_alerts
where released_at is null
order by alert_id
