-- The parts in `wanted` are well again since $at (UTC).
update holds
set ended_at = $at
where hold_id in (select item_id from wanted)
