-- One row per kind, severity and status of standing flags: how many.
create or replace view v_flag_counts as
select kind, severity, status, count(*) as flags
from v_flags
group by kind, severity, status
