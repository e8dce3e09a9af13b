-- One row per feed or page that is watched: when it was fetched and when it is due. Bookkeeping.
-- url: as asked; kind: feed or page; entry: what the feed said of the page, a JSON object;
-- times: answers taken; failures: since the last answer; next_at: null when it is not asked again;
-- sha256: of the last answer's raw bytes, in the folder of raw answers.
create table fetches (
    url varchar,
    kind varchar,
    feed_url varchar,
    entry varchar,
    first_at timestamptz,
    fetched_at timestamptz,
    next_at timestamptz,
    times integer,
    failures integer,
    status integer,
    etag varchar,
    last_modified varchar,
    sha256 varchar,
    note varchar
)
