-- The flags of the stories in `wanted`, with the lasting id and the status last noted of them.
select f.*, coalesce(l.flag_id, f.flag_id) as lasting_id, coalesce(n.status, 'new') as status
from flags as f
left join flag_lineage as l on l.flag_key = f.flag_id and l.stands
left join flag_seen as n on n.flag_id = l.flag_id
where f.story_id in (select item_id from wanted)
order by f.flag_id
