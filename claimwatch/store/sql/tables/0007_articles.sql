-- One row per article: a document from one publisher, its text as it came.
-- published_at: UTC; supersedes: the article that this one is an edit of (same external_id or url).
create table articles (
    article_id varchar,
    external_id varchar,
    publisher varchar,
    url varchar,
    title varchar,
    published_at timestamptz,
    published_precision varchar,
    published_from varchar,
    language varchar,
    source varchar,
    supersedes varchar,
    text varchar
)
