-- One row per run, batch and expectation. Bookkeeping.
-- batch_level: the expectation judges the batch, not its rows; observed: what was found, in words.
create table gate_results (
    run_id varchar,
    table_name varchar,
    expectation varchar,
    column_name varchar,
    success boolean,
    batch_level boolean,
    observed varchar,
    failed_rows integer
)
