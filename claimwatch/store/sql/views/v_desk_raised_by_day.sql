-- Grain: one day (UTC) of the $days up to the newest run, and one kind of flag, with how many flags
-- of it were raised on that day. Days without any are left out.
select changed_at::date as day, now as kind, count(*) as flags
from v_flag_history
where change = 'raised'
  and changed_at > (select max(changed_at) from v_flag_history) - to_days($days::integer)
group by day, kind
order by day, kind
