-- The stories of the flags in `wanted` (lasting ids) that stand.
select distinct f.story_id
from flag_lineage as l
join flags as f on f.flag_id = l.flag_key
where l.stands and l.flag_id in (select item_id from wanted)
order by f.story_id
