-- Grain: the story with $story_id, or none.
select * from desk_stories where story_id = $story_id
