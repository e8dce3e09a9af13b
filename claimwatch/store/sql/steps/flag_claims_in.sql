-- The claims of the flags of the stories in `wanted`.
select p.flag_id, p.claim_id
from flag_claims as p
join flags as f on f.flag_id = p.flag_id
where f.story_id in (select item_id from wanted)
order by p.flag_id, p.claim_id
