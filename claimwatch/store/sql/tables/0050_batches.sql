-- One row per run and publisher that it brought or read articles of: what was found, in counts.
-- Bookkeeping. collected: articles taken in, fresh: those of them that were new when they came;
-- read: articles extracted by `extractor`, unread: those it broke on; monitored: claims that may
-- raise flags, nameless: those of them without a claimant; with_unit, unit_unknown: claims with a
-- unit, with one that no table has; shared: monitored claims in figures with other claims;
-- flags: flags that rest on the read articles.
create table batches (
    run_id varchar,
    publisher varchar,
    started_at timestamptz,
    extractor varchar,
    collected integer,
    fresh integer,
    read integer,
    unread integer,
    claims integer,
    monitored integer,
    nameless integer,
    with_unit integer,
    unit_unknown integer,
    furniture integer,
    shared integer,
    flags integer
)
