-- Forget what the flags in `wanted` (lasting ids) rested on, before it is noted anew.
delete from flag_lineage_claims
where flag_id in (select item_id from wanted)
