-- The pages that are due at $now (UTC), the longest waiting first; at most $most.
select *
from fetches
where kind = 'page' and next_at <= $now
order by next_at, url
limit $most
