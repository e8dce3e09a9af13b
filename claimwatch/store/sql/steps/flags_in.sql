-- The flags of the stories in `wanted`, with the status that was last noted of them.
select f.*, coalesce(n.status, 'new') as status
from flags as f
left join flag_seen as n on n.flag_id = f.flag_id
where f.story_id in (select item_id from wanted)
order by f.flag_id
