-- Make the items in `wanted` undone for $stage.
delete from ledger
where stage = $stage and item_id in (select item_id from wanted)
