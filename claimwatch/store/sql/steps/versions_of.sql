-- The versions of the pages that the articles in `wanted` are versions of, each page's in the order
-- in which they were fetched (UTC); fetched_at is null where that is not known.
select
    a.url,
    a.article_id,
    a.supersedes,
    min(f.fetched_at) as fetched_at
from articles as a
left join article_fetches as f on f.article_id = a.article_id
where a.url in (
    select url from articles where article_id in (select item_id from wanted)
)
group by a.url, a.article_id, a.supersedes
order by a.url, fetched_at, a.article_id
