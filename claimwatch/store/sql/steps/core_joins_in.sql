-- How the cores of the figures of the stories in `wanted` joined.
select j.figure_id, j.core_a, j.core_b, j.likelihood, j.told_by
from core_joins as j
join figures as f on f.figure_id = j.figure_id
where f.story_id in (select item_id from wanted)
order by j.figure_id, j.core_a, j.core_b
