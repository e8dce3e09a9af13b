-- Grain: one day (UTC) of the $days up to the newest change of a flag, and one kind of flag, with how
-- many flags of it were raised on that day. Days without any are left out; last_day: the newest one.
with newest as (
  select max(changed_at)::date as last_day from flag_history
)
select h.changed_at::date as day, h.now as kind, count(*) as flags, n.last_day
from flag_history as h
cross join newest as n
where h.change = 'raised' and h.changed_at::date > n.last_day - $days::integer
group by day, kind, n.last_day
order by day, kind
