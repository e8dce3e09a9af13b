-- Forget how the flags in `wanted` (lasting ids) stood, before it is noted anew.
delete from flag_lineage
where flag_id in (select item_id from wanted)
