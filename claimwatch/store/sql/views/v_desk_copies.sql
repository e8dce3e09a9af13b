-- Grain: one origin that two or more articles of the flag $flag_id share, with its articles: the
-- first printed first. reason: why they are taken for copies.
select
  c.origin_id,
  list({
    'publisher': a.publisher,
    'title': a.title,
    'url': a.url,
    'published_at': a.published_at,
    'claim_ids': c.claim_ids
  } order by a.published_at nulls last, a.article_id) as articles,
  any_value(o.reason) as reason
from (
  select origin_id, article_key, list(claim_id order by claim_id) as claim_ids
  from v_flag_claims
  where flag_id = $flag_id
  group by origin_id, article_key
) as c
inner join articles as a on a.article_id = c.article_key
left join origins as o on o.article_id = c.article_key
group by c.origin_id
having count(*) > 1
order by count(*) desc, c.origin_id
