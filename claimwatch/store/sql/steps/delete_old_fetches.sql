-- Forget pages that are not asked again and were last fetched before $before (UTC).
delete from fetches
where kind = 'page' and next_at is null and fetched_at < $before
