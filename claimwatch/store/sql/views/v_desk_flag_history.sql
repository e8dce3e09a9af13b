-- Grain: one change of the flag $flag_id (lasting id), the newest first, at most $take.
select changed_at, run_id, change, cause, words
from v_flag_history
where flag_id = $flag_id
order by changed_at desc, place desc
limit $take::integer
