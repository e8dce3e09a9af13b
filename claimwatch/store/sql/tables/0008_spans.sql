-- One row per stretch of an article that is the site's furniture, in characters of its text.
create table spans (
    article_id varchar,
    char_start integer,
    char_end integer,
    reason varchar
)
