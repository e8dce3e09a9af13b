-- Make the items in `wanted` undone for $stage; $why takes the place of the version that did them.
update ledger
set version = $why
where stage = $stage and item_id in (select item_id from wanted)
