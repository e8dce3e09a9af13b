-- Forget what is older than $before (UTC).
delete from remarks
where made_at < $before
