-- Forget pages that are not asked again, and sitemaps below an index, that were last fetched before
-- $before (UTC).
delete from fetches
where (kind = 'sitemap' or (kind = 'page' and next_at is null)) and fetched_at < $before
