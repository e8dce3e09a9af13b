-- One row per article and name of two words and more at its head: by names that few articles give an
-- article is found that may be of the story of another, weeks apart.
-- Articles matched before this table came have none until they are matched again.
create table full_names (
    article_id varchar,
    name varchar
)
