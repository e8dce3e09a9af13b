-- One row per article: where its text independently comes from; copies share their origin.
create table origins (
    article_id varchar,
    origin_id varchar,
    reason varchar
)
