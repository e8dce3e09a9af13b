-- Flags that had merged into $gone, which itself went, now lead on to $flag_id.
update flag_lineage
set merged_into = $flag_id
where merged_into = $gone
