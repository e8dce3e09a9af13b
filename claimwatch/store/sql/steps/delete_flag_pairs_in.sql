-- Remove the pairs of the flags of the stories in `wanted`.
delete from flag_pairs
where flag_id in (
    select flag_id from flags where story_id in (select item_id from wanted)
)
