-- Grain: one publisher with five articles or more that has been silent for longer than is usual for
-- it: longer than a day and three times its longest usual pause. usual, silent: hours; the longest
-- silence first. Measured against the newest article of all, so that an old archive is no alarm.
with pauses as (
  select
    publisher,
    published_at,
    epoch(published_at - lag(published_at) over (partition by publisher order by published_at))
      / 3600 as hours
  from articles
  where publisher is not null and published_at is not null
),
usual as (
  select publisher, quantile_cont(hours, 0.9) as usual, max(published_at) as last_at
  from pauses
  group by publisher
  having count(*) >= 5
)
select
  publisher,
  last_at,
  usual,
  epoch((select max(published_at) from articles) - last_at) / 3600 as silent
from usual
where epoch((select max(published_at) from articles) - last_at) / 3600 > greatest(24, 3 * usual)
order by silent desc, publisher
limit 50
