-- One row per standing flag that changed after $since and up to $until (UTC), with the words of
-- its changes. What a backfill changed is old, and not among them.
select f.*, c.words
from v_flags as f
join (
    select flag_id, string_agg(words, '; ' order by changed_at, place) as words
    from flag_history
    where changed_at > $since and changed_at <= $until
        and run_id not in (select run_id from run_kinds where kind = 'backfill')
    group by flag_id
) as c on c.flag_id = f.flag_id
order by f.flag_id
