-- One row per step of the data's way: when it last finished an item (UTC, null for never), how many
-- items wait for it (articles; for judge stories, for tell alerts), and for collect the median hours
-- from an article's publication until it was taken in, over the last day of taking in.
create or replace view v_stages as
with done as (
    select stage, max(done_at) as last_at
    from ledger
    group by stage
),
waiting as (
    select 'extract' as stage, count(*) as waiting
    from articles
    where article_id not in (select item_id from ledger where stage = 'extract')
    union all
    select 'match', count(*)
    from articles
    where article_id not in (select item_id from ledger where stage = 'match')
    union all
    select 'judge', count(distinct story_id)
    from stories
    where story_id not in (select item_id from ledger where stage = 'judge')
    union all
    select 'tell', count(*)
    from alerts
    where alert_id not in (select item_id from ledger where stage = 'tell')
),
lag as (
    select median(epoch(d.done_at) - epoch(a.published_at)) / 3600 as hours
    from ledger as d
    join articles as a on a.article_id = d.item_id
    where d.stage = 'collect' and a.published_at is not null
        and d.done_at > (select last_at from done where stage = 'collect') - interval 1 day
)
select
    s.stage,
    d.last_at,
    coalesce(w.waiting, 0) as waiting,
    case when s.stage = 'collect' then (select hours from lag) end as lag_hours
from (values (1, 'collect'), (2, 'extract'), (3, 'match'), (4, 'judge'), (5, 'tell'))
    as s(place, stage)
left join done as d on d.stage = s.stage
left join waiting as w on w.stage = s.stage
order by s.place
