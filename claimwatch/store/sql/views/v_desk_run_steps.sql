-- Grain: one run of $run_ids and one step that did something in it: when it had last finished an
-- item, and how long it took since the step before it (or the run's start), in seconds. What a later
-- run did again is counted there.
with done as (
  select run_id, stage, count(*) as items, max(done_at) as done_at
  from ledger
  where list_contains($run_ids::varchar[], run_id)
    and stage in ('collect', 'extract', 'match', 'judge', 'tell')
  group by run_id, stage
)
select
  d.run_id,
  d.stage,
  d.items,
  d.done_at,
  epoch(d.done_at) - epoch(lag(d.done_at, 1, r.started_at) over (
    partition by d.run_id order by d.done_at
  )) as seconds
from done as d
inner join runs as r on r.run_id = d.run_id
order by d.run_id, d.done_at
