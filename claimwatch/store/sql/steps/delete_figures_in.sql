-- Remove the figures of the stories in `wanted`.
delete from figures
where story_id in (select item_id from wanted)
