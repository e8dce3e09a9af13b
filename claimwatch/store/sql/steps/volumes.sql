-- One row per publisher: its fresh articles of the last 24 hours before $at (UTC) beside those of
-- the days before, counted back from then, at most $days of them. Days on which no run took any
-- article in do not count; days on which others had articles and the publisher none count as 0.
-- observed: fresh articles; usual: median a day; spread: median absolute deviation.
with placed as (
    select
        publisher,
        fresh,
        (epoch($at::timestamptz - started_at) // 86400)::integer as day
    from batches
    where started_at <= $at and started_at > $at::timestamptz - to_days($days::integer + 1)
),
days as (select distinct day from placed),
since as (select publisher, max(day) as first_day from placed group by publisher),
counted as (
    select s.publisher, d.day, coalesce(sum(p.fresh), 0) as fresh
    from since as s
    join days as d on d.day <= s.first_day
    left join placed as p on p.publisher = s.publisher and p.day = d.day
    group by s.publisher, d.day
)
select
    publisher,
    coalesce(sum(fresh) filter (day = 0), 0)::double as observed,
    median(fresh) filter (day > 0) as usual,
    mad(fresh) filter (day > 0) as spread,
    count(*) filter (day > 0) as days
from counted
group by publisher
having count(*) filter (day > 0) >= $least_days::integer
    and median(fresh) filter (day > 0) >= $least_a_day::double
order by publisher
