-- One row per run. counts is a JSON object, step.what to number; seconds null while it runs.
create or replace view v_runs as
select
    run_id,
    started_at,
    finished_at,
    state,
    counts,
    note,
    epoch(finished_at) - epoch(started_at) as seconds
from runs
