-- Grain: the flag with $flag_id, or none.
select * from v_flags where flag_id = $flag_id
