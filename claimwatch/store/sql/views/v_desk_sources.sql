-- Grain: one publisher: its articles and claims of the kinds that are monitored, how many of these
-- stand in a flag of which kind, how many lack a speaker, how many are hedged, how many of its
-- articles are copies of an earlier one. first_at, last_at: UTC times of publication.
with told as (
  select
    a.publisher,
    count(*) as claims,
    count(*) filter (c.claimant is null) as unspoken,
    count(*) filter (c.bound <> 'exact') as hedged
  from claims as c
  inner join articles as a on a.article_id = c.article_id
  where c.monitorable and a.publisher is not null
  group by a.publisher
),
in_flags as (
  select
    a.publisher,
    count(distinct c.claim_id) as flagged,
    count(distinct c.claim_id) filter (g.kind = 'dispute') as dispute,
    count(distinct c.claim_id) filter (g.kind = 'misreport') as misreport,
    count(distinct c.claim_id) filter (g.kind = 'inconsistent') as inconsistent,
    count(distinct c.claim_id) filter (g.kind = 'revision') as revision,
    count(distinct c.claim_id) filter (g.kind = 'stale') as stale,
    count(distinct c.claim_id) filter (g.kind = 'silent_edit') as silent_edit,
    count(distinct c.claim_id) filter (g.kind = 'scope_drift') as scope_drift,
    count(distinct c.claim_id) filter (g.kind = 'hedge_drift' and c.bound = 'exact') as hedge_lost,
    count(distinct c.claim_id) filter (g.kind = 'hedge_drift') as hedge_told,
    count(distinct c.claim_id) filter (g.kind = 'attribution_dropped' and c.claimant is null)
      as speaker_lost,
    count(distinct c.claim_id) filter (g.kind = 'attribution_dropped') as speaker_told
  from flag_claims as fc
  inner join flags as g on g.flag_id = fc.flag_id
  inner join claims as c on c.claim_id = fc.claim_id
  inner join articles as a on a.article_id = c.article_id
  where a.publisher is not null
  group by a.publisher
),
printed as (
  select
    a.publisher,
    count(*) as articles,
    min(a.published_at) as first_at,
    max(a.published_at) as last_at,
    count(*) filter (a.article_id <> o.earliest and a.publisher is distinct from o.publisher)
      as copies
  from articles as a
  left join (
    select
      s.article_id,
      first_value(s.article_id) over origin as earliest,
      first_value(b.publisher) over origin as publisher
    from origins as s
    inner join articles as b on b.article_id = s.article_id
    window origin as (
      partition by s.origin_id order by b.published_at asc nulls last, s.article_id
    )
  ) as o on o.article_id = a.article_id
  where a.publisher is not null
  group by a.publisher
)
select
  p.publisher,
  p.articles,
  p.copies,
  p.first_at,
  p.last_at,
  coalesce(t.claims, 0) as claims,
  coalesce(t.unspoken, 0) as unspoken,
  coalesce(t.hedged, 0) as hedged,
  coalesce(f.flagged, 0) as flagged,
  coalesce(f.dispute, 0) as dispute,
  coalesce(f.misreport, 0) as misreport,
  coalesce(f.inconsistent, 0) as inconsistent,
  coalesce(f.revision, 0) as revision,
  coalesce(f.stale, 0) as stale,
  coalesce(f.silent_edit, 0) as silent_edit,
  coalesce(f.scope_drift, 0) as scope_drift,
  coalesce(f.hedge_lost, 0) as hedge_lost,
  coalesce(f.hedge_told, 0) as hedge_told,
  coalesce(f.speaker_lost, 0) as speaker_lost,
  coalesce(f.speaker_told, 0) as speaker_told,
  count(*) over () as found
from printed as p
left join told as t on t.publisher = p.publisher
left join in_flags as f on f.publisher = p.publisher
where ($words::varchar is null or contains(lower(p.publisher), lower($words::varchar)))
order by claims desc, lower(p.publisher), p.publisher
limit $take::integer
offset $skip::integer
