-- What was noted of each flag in `wanted` that ever stood.
select *
from flag_seen
where flag_id in (select item_id from wanted)
