-- The alerts in `wanted` that waited for their data to be well again: why, from when, until when.
select alert_id, reason, held_at, released_at
from held_alerts
where alert_id in (select item_id from wanted) and released_at is not null
order by alert_id
