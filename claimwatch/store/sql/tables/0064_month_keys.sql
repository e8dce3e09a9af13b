-- One row per article and key of a month and a name: by such keys an article is found of which another,
-- long after, is a follow-up. named: whether the text names the month, else it is that of publication.
-- Articles matched before this table came have none until they are matched again.
create table month_keys (
    article_id varchar,
    key varchar,
    named boolean
)
