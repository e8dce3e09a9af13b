-- Grain: the story with $story_id, or none.
select * from v_stories where story_id = $story_id
