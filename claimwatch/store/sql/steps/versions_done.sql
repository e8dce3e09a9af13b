-- By which version each item in `wanted` has been through $stage, or why it is undone again.
select item_id, version
from ledger
where stage = $stage and item_id in (select item_id from wanted)
