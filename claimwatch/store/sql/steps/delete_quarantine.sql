-- Remove what $stage refused of the items in `wanted`.
delete from quarantine
where stage = $stage and item_id in (select item_id from wanted)
