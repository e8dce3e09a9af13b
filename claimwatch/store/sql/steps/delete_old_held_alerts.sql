-- Forget alerts that were handed over before $before (UTC).
delete from held_alerts
where released_at < $before
