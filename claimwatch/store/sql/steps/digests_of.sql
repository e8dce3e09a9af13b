-- The digests with the ids in `wanted`.
select alert_id, title, body
from digests
where alert_id in (select item_id from wanted)
order by alert_id
