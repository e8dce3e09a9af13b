-- The alarms in `wanted`, as messages.
select alert_id, title, body
from alarms
where alert_id in (select item_id from wanted)
order by alert_id
