-- Grain: two cores of the figure $figure_id whose numbers differ. core_a, core_b: the ids of their
-- claims; likelihood in [0, 1] that they are of one quantity; told_by: what tells it beyond wordings and
-- standing, '' or null where nothing does.
select core_a, core_b, likelihood, told_by
from core_joins
where figure_id = $figure_id
order by core_a, core_b
