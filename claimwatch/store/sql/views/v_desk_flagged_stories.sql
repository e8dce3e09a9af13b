-- Grain: one story with flags, the 300 with the most, by which the queue can be narrowed.
select story_id, coalesce(title, 'Untitled story') as title, n_flags
from desk_stories
where n_flags > 0
order by n_flags desc, title, story_id
limit 300
