-- One row per message that was decided about a flag.
create or replace view v_alerts as
select alert_id, flag_id, key, change, title, body
from alerts
