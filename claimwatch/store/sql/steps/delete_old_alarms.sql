-- Forget alarms that were made before $before (UTC).
delete from alarms
where made_at < $before
