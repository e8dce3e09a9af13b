-- One row per id that a flag is or was known by, as in v_flag_ids: worked out once for each snapshot
-- that the dashboard opens.
create or replace temp table desk_flag_ids as
select given_id, flag_id from v_flag_ids
