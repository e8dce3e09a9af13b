-- One row per article and key of a month and a name: by two shared keys an article is found of which
-- another, long after, is a follow-up. Articles matched before this table came have none until they
-- are matched again.
create table month_keys (
    article_id varchar,
    key varchar
)
