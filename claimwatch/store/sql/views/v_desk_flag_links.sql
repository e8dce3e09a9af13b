-- Grain: one link between two claims that the flag $flag_id (lasting id) rests on, the weakest first.
-- `score` in [0, 1]; `reasons`: JSON list of {comparator, score in [-1, 1], words}.
with resting as materialized (
  select claim_id
  from flag_claims
  where flag_id in (select flag_key from flag_lineage where stands and flag_id = $flag_id)
)
select claim_a, claim_b, judgement, score, to_json(reasons) as reasons
from links
where claim_a in (select claim_id from resting) and claim_b in (select claim_id from resting)
order by score, claim_a, claim_b
