-- Grain: one watched feed, those that fail and those that gave nothing for longest first, at most
-- $take. Times in UTC; failures: attempts since the last answer; last_page_at: its last new page.
select url, fetched_at, next_at, failures, note, pages, last_page_at
from v_sources
order by failures desc, last_page_at nulls first, url
limit $take::integer
