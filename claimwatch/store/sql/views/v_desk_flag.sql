-- Grain: the flag that $flag_id, any id that it was ever given, leads to; or none.
-- gap: ratio of the nearest interval ends of its widest pair.
select f.*
from desk_flag_ids as i
inner join desk_flags as f on f.flag_id = i.flag_id
where i.given_id = $flag_id
limit 1
