-- Grain: one link between two claims that the flag $flag_id rests on, the weakest first.
-- `score` in [0, 1]; `reasons`: JSON list of {comparator, score in [-1, 1], words}.
with resting as (select claim_id from v_flag_claims where flag_id = $flag_id)
select l.claim_a, l.claim_b, l.judgement, l.score, l.reasons
from v_links as l
where l.claim_a in (select claim_id from resting) and l.claim_b in (select claim_id from resting)
order by l.score, l.claim_a, l.claim_b
