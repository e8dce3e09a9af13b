-- One row per run, open or closed. Bookkeeping: holds clock times.
-- state: running, ok, degraded or failed; counts: JSON object, step.what to number.
create table runs (
    run_id varchar,
    started_at timestamptz,
    finished_at timestamptz,
    state varchar,
    counts varchar,
    note varchar
)
