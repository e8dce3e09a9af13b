-- People were told at $at (UTC) of the parts in `wanted`.
update holds
set told_at = $at
where hold_id in (select item_id from wanted)
