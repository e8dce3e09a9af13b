-- Grain: one flag (flag_id: its lasting id) that an id or the beginning of an id, $given, leads to.
-- stands: false where it is gone.
select distinct flag_id, stands
from v_flag_ids
where starts_with(given_id, $given)
order by flag_id
