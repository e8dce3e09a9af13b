-- One row per alert that waits because a part that it rests on failed a check; held_at: since when.
create or replace view v_held_alerts as
select h.alert_id, a.flag_id, a.title, h.reason, h.held_at
from held_alerts as h
join alerts as a on a.alert_id = h.alert_id
where h.released_at is null
