-- One row per watched feed. Times in UTC; articles: fetched pages of it that were taken.
-- failures: attempts since the last answer; last_article_at: when its last new page was taken.
create or replace view v_sources as
select
    feeds.url,
    feeds.fetched_at,
    feeds.next_at,
    feeds.failures,
    feeds.status,
    feeds.note,
    count(pages.url) filter (where pages.times > 0) as pages,
    max(pages.first_at) filter (where pages.times > 0) as last_page_at
from fetches as feeds
left join fetches as pages on pages.feed_url = feeds.url and pages.kind = 'page'
where feeds.kind = 'feed'
group by all
