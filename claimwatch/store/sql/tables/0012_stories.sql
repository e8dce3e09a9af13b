-- One row per article: the story, one event, that it belongs to.
create table stories (
    story_id varchar,
    article_id varchar
)
