-- The messages in `wanted` about the data's own quality.
select alert_id, title, body
from remarks
where alert_id in (select item_id from wanted)
order by alert_id
