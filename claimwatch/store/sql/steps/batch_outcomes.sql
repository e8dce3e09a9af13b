-- One row per run and expectation on whole batches, in the open run and in those before it that
-- did not come to their end: whether all its batches passed, and what was observed where not. What
-- was held against publishers' histories stands in batch_checks.
select
    g.run_id,
    g.table_name,
    g.expectation,
    bool_and(g.success) as success,
    min(g.observed) filter (not g.success) as observed
from gate_results as g
join runs as r on r.run_id = g.run_id
where g.batch_level
    and coalesce(g.column_name, '') not in (
        select measure from batch_checks where run_id = g.run_id
    )
    and r.started_at > coalesce(
        (select max(started_at) from runs where state in ('ok', 'degraded')),
        timestamptz '1970-01-01'
    )
group by g.run_id, g.table_name, g.expectation
order by g.run_id, g.table_name, g.expectation
