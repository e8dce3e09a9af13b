-- One row per run and publisher for runs after the last that was counted: the columns of `batches`.
-- A run that was killed before it was counted is counted by the next one. $fresh_hours: an article
-- is fresh that was taken in within so many hours of its publication; without a date it is.
with uncounted as (
    select run_id, started_at
    from runs
    where started_at > coalesce((select max(started_at) from batches), timestamptz '1970-01-01')
),
done as (
    select u.run_id, u.started_at, d.stage, d.version, d.done_at, a.article_id, a.publisher,
        a.published_at
    from ledger as d
    join uncounted as u on u.run_id = d.run_id
    join articles as a on a.article_id = d.item_id
    where d.stage in ('collect', 'extract') and a.publisher is not null
),
own as (
    select c.claim_id, c.article_id, c.furniture, c.unit, c.dimension, c.claimant,
        c.monitorable and not c.furniture as monitored
    from claims as c
    where c.article_id in (select article_id from done where stage = 'extract')
),
figure_sizes as (
    select figure_id, count(*) as size
    from figure_claims
    where figure_id in (
        select figure_id from figure_claims where claim_id in (select claim_id from own)
    )
    group by figure_id
),
shared as (
    select f.claim_id
    from figure_claims as f
    join figure_sizes as s on s.figure_id = f.figure_id
    where s.size > 1
),
of_article as (
    select
        o.article_id,
        count(*) as claims,
        count(*) filter (o.monitored) as monitored,
        count(*) filter (o.monitored and o.claimant is null) as nameless,
        count(*) filter (o.unit is not null) as with_unit,
        count(*) filter (o.unit is not null and o.dimension is null) as unit_unknown,
        count(*) filter (o.furniture) as furniture,
        count(*) filter (o.monitored and o.claim_id in (select claim_id from shared)) as shared
    from own as o
    group by o.article_id
),
raised as (
    select d.run_id, d.publisher, count(distinct f.flag_id) as flags
    from done as d
    join own as o on o.article_id = d.article_id
    join flag_claims as f on f.claim_id = o.claim_id
    where d.stage = 'extract'
    group by d.run_id, d.publisher
),
broken as (
    select distinct item_id
    from quarantine
    where stage = 'extract' and expectation is null
)
select
    d.run_id,
    d.publisher,
    any_value(d.started_at) as started_at,
    max(d.version) filter (d.stage = 'extract') as extractor,
    count(*) filter (d.stage = 'collect') as collected,
    count(*) filter (
        d.stage = 'collect'
        and coalesce(d.published_at >= d.done_at - to_hours($fresh_hours::integer), true)
    ) as fresh,
    count(*) filter (d.stage = 'extract') as read,
    count(*) filter (
        d.stage = 'extract' and d.article_id in (select item_id from broken)
    ) as unread,
    coalesce(sum(c.claims), 0)::integer as claims,
    coalesce(sum(c.monitored), 0)::integer as monitored,
    coalesce(sum(c.nameless), 0)::integer as nameless,
    coalesce(sum(c.with_unit), 0)::integer as with_unit,
    coalesce(sum(c.unit_unknown), 0)::integer as unit_unknown,
    coalesce(sum(c.furniture), 0)::integer as furniture,
    coalesce(sum(c.shared), 0)::integer as shared,
    coalesce(any_value(r.flags), 0)::integer as flags
from done as d
left join of_article as c on c.article_id = d.article_id and d.stage = 'extract'
left join raised as r on r.run_id = d.run_id and r.publisher = d.publisher
group by d.run_id, d.publisher
order by d.run_id, d.publisher
