-- Grain: one link that was judged unsure and touches a claim that the flag $flag_id (lasting id) rests
-- on, the likeliest first, at most $take. `score` in [0, 1]; `reasons`: as in v_desk_flag_links.
with resting as materialized (
  select claim_id from desk_flag_places where flag_id = $flag_id
)
select claim_a, claim_b, judgement, score, to_json(reasons) as reasons
from links
where judgement = 'unsure'
  and (
    claim_a in (select claim_id from resting) or claim_b in (select claim_id from resting)
  )
order by score desc, claim_a, claim_b
limit $take::integer
