-- Remove the refusals in `wanted`, by their ids: they are given in again.
delete from quarantine
where quarantine_id in (select item_id from wanted)
