-- One row per kind of flag that stands, with how many.
select kind, count(*) as flags
from v_flags
group by kind
order by kind
