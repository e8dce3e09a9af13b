-- Remove the topics of the flags of the stories in `wanted`.
delete from flag_topics
where flag_id in (
    select flag_id from flags where story_id in (select item_id from wanted)
)
