-- Grain: one publisher that printed the newer number of a revision after another had: in how many
-- revisions, and the median delay behind the first to print it, in hours.
with sides as (
  select p.flag_id, unnest([p.claim_a, p.claim_b]) as claim_id
  from flag_pairs as p
  inner join flags as f on f.flag_id = p.flag_id and f.kind = 'revision'
),
newer as (
  select
    p.flag_id,
    a.publisher,
    arg_max(c.as_written_lo, a.published_at) over (partition by p.flag_id) as latest,
    c.as_written_lo as said,
    a.published_at
  from (select distinct flag_id, claim_id from sides) as p
  inner join claims as c on c.claim_id = p.claim_id
  inner join articles as a on a.article_id = c.article_id
  where a.published_at is not null and a.publisher is not null
),
printed as (
  select flag_id, publisher, min(published_at) as printed_at
  from newer
  where said = latest
  group by flag_id, publisher
),
behind as (
  select
    publisher,
    epoch(printed_at) - epoch(min(printed_at) over (partition by flag_id)) as seconds
  from printed
)
select publisher, count(*) as revisions, median(seconds) / 3600 as hours
from behind
where seconds > 0
group by publisher
order by publisher
