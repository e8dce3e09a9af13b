-- One row per publisher and measure: its newest block of articles beside the blocks before it, all
-- read by $extractor. $block_articles: runs are put together, from the newest back, until they hold
-- so many articles. $measures, $of, $each: the measures' names and the columns of `batches` that
-- they divide, lists of one length. observed, usual: the quotient in the newest block, and the
-- median of the $most_blocks before it; spread: their median absolute deviation; each_: the
-- divisor in the newest block; past_each: its median before; from_at: when the newest block begins.
with read_runs as (
    select *,
        sum(read) over (
            partition by publisher
            order by started_at desc, run_id
            rows between unbounded preceding and 1 preceding
        ) as newer
    from batches
    where extractor = $extractor
    qualify coalesce(newer, 0) < $block_articles::integer * ($most_blocks::integer + 1)
),
long as (
    unpivot (
        select publisher, started_at,
            (coalesce(newer, 0) // $block_articles::integer)::integer as block,
            read, unread, claims, monitored, nameless, with_unit, unit_unknown, furniture, shared,
            flags
        from read_runs
    )
    on read, unread, claims, monitored, nameless, with_unit, unit_unknown, furniture, shared, flags
    into name counted value number
),
blocks as (
    select publisher, block, counted, sum(number) as number, min(started_at) as begins_at
    from long
    group by publisher, block, counted
),
ranked as (
    select *, dense_rank() over (partition by publisher order by block) - 1 as back
    from blocks
),
measures as (
    select
        unnest($measures::varchar[]) as measure,
        unnest($of::varchar[]) as of_,
        unnest($each::varchar[]) as each_
),
quotients as (
    select m.measure, o.publisher, o.back, o.begins_at, o.number / e.number as quotient,
        e.number as each_
    from measures as m
    join ranked as o on o.counted = m.of_
    join ranked as e on e.counted = m.each_ and e.publisher = o.publisher and e.back = o.back
    where e.number > 0 and o.back <= $most_blocks::integer
)
select
    publisher,
    measure,
    any_value(quotient) filter (back = 0) as observed,
    (any_value(each_) filter (back = 0))::integer as each_,
    any_value(begins_at) filter (back = 0) as from_at,
    median(quotient) filter (back > 0) as usual,
    mad(quotient) filter (back > 0) as spread,
    (median(each_) filter (back > 0))::double as past_each,
    count(*) filter (back > 0) as blocks
from quotients
group by publisher, measure
having count(*) filter (back = 0) > 0 and count(*) filter (back > 0) >= $least_blocks::integer
order by publisher, measure
