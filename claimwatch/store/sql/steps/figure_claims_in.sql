-- The claims of the figures of the stories in `wanted`.
select fc.figure_id, fc.claim_id
from figure_claims as fc
join figures as f on f.figure_id = fc.figure_id
where f.story_id in (select item_id from wanted)
order by fc.figure_id, fc.claim_id
