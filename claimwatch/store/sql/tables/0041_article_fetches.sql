-- One row per article and fetch that gave it: the raw bytes from which it can be read again.
create table article_fetches (
    article_id varchar,
    url varchar,
    sha256 varchar,
    fetched_at timestamptz
)
