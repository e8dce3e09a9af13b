-- One row per run, table and expectation: how many batches it judged, how many of them failed it.
-- failed_rows: rows that broke it, over all batches of the run; observed: of a failed batch.
create or replace view v_gate_results as
select
    g.run_id,
    r.started_at,
    g.table_name,
    g.expectation,
    g.column_name,
    bool_and(g.success) as success,
    bool_or(g.batch_level) as batch_level,
    count(*) as n_batches,
    count(*) filter (not g.success) as n_failed,
    arg_min(g.observed, g.success) as observed,
    sum(g.failed_rows)::bigint as failed_rows
from gate_results as g
left join runs as r on r.run_id = g.run_id
group by g.run_id, r.started_at, g.table_name, g.expectation, g.column_name
