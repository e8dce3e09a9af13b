-- Forget how the cores of the figures of the stories in `wanted` joined.
delete from core_joins
where figure_id in (
    select figure_id from figures where story_id in (select item_id from wanted)
)
