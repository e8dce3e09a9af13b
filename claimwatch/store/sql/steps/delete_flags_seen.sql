-- Forget what was noted of the flags in `wanted`, before it is noted anew.
delete from flag_seen
where flag_id in (select item_id from wanted)
