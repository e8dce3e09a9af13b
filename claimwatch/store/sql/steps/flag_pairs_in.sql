-- The pairs of the flags of the stories in `wanted`.
select p.flag_id, p.claim_a, p.claim_b
from flag_pairs as p
join flags as f on f.flag_id = p.flag_id
where f.story_id in (select item_id from wanted)
order by p.flag_id, p.claim_a, p.claim_b
