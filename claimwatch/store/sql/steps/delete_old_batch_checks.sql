-- Forget what is older than $before (UTC).
delete from batch_checks
where checked_at < $before
