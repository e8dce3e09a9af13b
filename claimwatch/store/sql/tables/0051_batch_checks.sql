-- One row per run, publisher and measure that was held against the publisher's history. Bookkeeping.
-- observed: in the newest articles, out of `each`; usual: the median of the history; lo, hi: what is
-- still usual, null where that side is not looked at. Shares are 0 to 1, rates for each article.
create table batch_checks (
    run_id varchar,
    checked_at timestamptz,
    publisher varchar,
    table_name varchar,
    measure varchar,
    observed double,
    each_ integer,
    usual double,
    lo double,
    hi double,
    success boolean
)
