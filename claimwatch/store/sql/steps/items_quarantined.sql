-- The items of $stage whose refusals are in `wanted`, by the refusals' ids.
select distinct item_id
from quarantine
where stage = $stage and item_id is not null and quarantine_id in (select item_id from wanted)
order by item_id
