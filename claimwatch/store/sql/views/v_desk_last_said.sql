-- Grain: one publisher and claimant of the figure $figure_id with a time: what it printed last of
-- that claimant's number, and the number that was the newest then and is now. newest: the number as
-- written that came up last for the claimant, whoever printed it; behind: hours since it came up
-- that the publisher has printed the older one, null where it has not.
with places as materialized (
  select claim_row, article_row from desk_places where figure = hash($figure_id::varchar)
),
told as materialized (
  select rowid as claim_row, claim_id, claimant, text, bound, unit, as_written_lo, as_written_hi
  from claims
  where rowid in (select claim_row from places)
),
printed as materialized (
  select rowid as article_row, publisher, published_at
  from articles
  where rowid in (select article_row from places)
),
said as (
  select a.publisher, c.claimant, p.claim_row, a.published_at, c.as_written_lo as number
  from places as p
  inner join told as c on c.claim_row = p.claim_row
  inner join printed as a on a.article_row = p.article_row
  where a.published_at is not null and a.publisher is not null
),
came_up as (
  select claimant, number, min(published_at) as first_at
  from said
  group by claimant, number
),
newest as (
  select claimant, arg_max(number, first_at) as number, max(first_at) as first_at
  from came_up
  group by claimant
),
last_said as (
  select
    publisher,
    claimant,
    arg_max(claim_row, published_at) as claim_row,
    max(published_at) as last_at
  from said
  group by publisher, claimant
)
select
  s.publisher,
  s.claimant,
  c.claim_id,
  c.text,
  c.bound,
  c.unit,
  json_object('lo', c.as_written_lo, 'hi', c.as_written_hi) as as_written,
  s.last_at,
  c.as_written_lo = n.number as is_newest,
  n.first_at as newest_at,
  case
    when c.as_written_lo <> n.number and s.last_at > n.first_at
      then (epoch(s.last_at) - epoch(n.first_at)) / 3600
  end as behind
from last_said as s
inner join told as c on c.claim_row = s.claim_row
inner join newest as n on n.claimant is not distinct from s.claimant
order by s.claimant nulls last, s.last_at desc, s.publisher
