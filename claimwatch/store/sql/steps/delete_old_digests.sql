-- Forget digests that were due before $before (UTC).
delete from digests
where due_at < $before
