-- Forget what is known of the addresses in `wanted`, before it is written anew.
delete from fetches
where url in (select item_id from wanted)
