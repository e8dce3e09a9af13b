-- The alerts in `wanted` wait no longer since $at (UTC).
update held_alerts
set released_at = $at
where released_at is null and alert_id in (select item_id from wanted)
