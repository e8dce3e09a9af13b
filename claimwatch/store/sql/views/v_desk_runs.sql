-- Grain: one run, the newest first, at most $take. seconds: how long it took, null while it runs;
-- lag: the median time from an article's publication until it was taken in by the run, in hours.
select
  r.run_id,
  r.started_at,
  r.finished_at,
  r.state,
  r.counts,
  r.note,
  r.seconds,
  l.lag
from (
  select * from v_runs order by started_at desc, run_id limit $take::integer
) as r
left join (
  select d.run_id, median(epoch(d.done_at) - epoch(a.published_at)) / 3600 as lag
  from ledger as d
  inner join articles as a on a.article_id = d.item_id
  where d.stage = 'collect' and a.published_at is not null
  group by d.run_id
) as l on l.run_id = r.run_id
order by r.started_at desc, r.run_id
