-- Articles, read already, that were published within $days days of one in `wanted`. Those without
-- a time may belong to any event, so they are near where `wanted` has one, and near each other.
with days as (
    select distinct unnest(generate_series(
        (published_at::date - $days::integer)::timestamp,
        (published_at::date + $days::integer)::timestamp,
        interval 1 day
    ))::date as day
    from articles
    where article_id in (select item_id from wanted) and published_at is not null
)
select article_id
from articles
where (published_at is null or published_at::date in (select day from days))
    and article_id in (select item_id from ledger where stage = 'extract')
order by article_id
