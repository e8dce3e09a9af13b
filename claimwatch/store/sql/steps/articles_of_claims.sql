-- The articles that the claims in `wanted` stand in, each once.
select distinct article_id
from claims
where claim_id in (select item_id from wanted)
order by article_id
