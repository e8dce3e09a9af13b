-- One row per flag that stands, as in v_flags, with its gap (ratio of the nearest interval ends):
-- worked out once for each snapshot that the dashboard opens.
create or replace temp table desk_flags as
select f.*, l.gap
from v_flags as f
join flag_lineage as l on l.flag_id = f.flag_id
