-- Empty the figures of the stories in `wanted`.
delete from figure_claims
where figure_id in (
    select figure_id from figures where story_id in (select item_id from wanted)
)
