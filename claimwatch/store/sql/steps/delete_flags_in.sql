-- Remove the flags of the stories in `wanted`.
delete from flags
where story_id in (select item_id from wanted)
