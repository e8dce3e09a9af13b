-- The alerts with the ids in `wanted`.
select *
from alerts
where alert_id in (select item_id from wanted)
order by alert_id
