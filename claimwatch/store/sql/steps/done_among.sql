-- Which items in `wanted` have been through $stage, by whatever version.
select distinct item_id
from ledger
where stage = $stage and item_id in (select item_id from wanted)
