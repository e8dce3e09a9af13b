-- Every alert that was ever decided about the flags in `wanted`.
select *
from alerts
where flag_id in (select item_id from wanted)
order by alert_id
