-- One row per part of the data that failed a check on a batch, as long as it does: alerts that rest
-- on it wait. Bookkeeping. A part is a publisher's articles that were read since from_at (null: none
-- are meant, it is only told), or with publisher null all of the run run_id. reason: in words.
-- begun_at: when it first failed; ended_at: when it was well again; told_at: when people were told
-- that it failed.
create table holds (
    hold_id varchar,
    publisher varchar,
    run_id varchar,
    table_name varchar,
    expectation varchar,
    reason varchar,
    from_at timestamptz,
    begun_at timestamptz,
    ended_at timestamptz,
    told_at timestamptz
)
