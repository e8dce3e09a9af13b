-- Forget what is older than $before (UTC).
delete from batches
where started_at < $before
