-- One row per stage and item that is done: an article, a story or an alert. Bookkeeping.
-- version: of the program part that did it; another version makes the item undone again.
create table ledger (
    stage varchar,
    item_id varchar,
    version varchar,
    run_id varchar,
    done_at timestamptz
)
