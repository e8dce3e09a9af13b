-- The figures of the stories in `wanted`.
select *
from figures
where story_id in (select item_id from wanted)
order by figure_id
