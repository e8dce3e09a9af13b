-- One row per standing flag that changed after $since and up to $until (UTC), with the words of
-- its changes and the sentences of its claims. What a backfill changed is old, and not among them.
select f.*, c.words, s.sentences
from v_flags as f
join (
    select flag_id, string_agg(words, '; ' order by changed_at, place) as words
    from flag_history
    where changed_at > $since and changed_at <= $until
        and run_id not in (select run_id from run_kinds where kind = 'backfill')
    group by flag_id
) as c on c.flag_id = f.flag_id
left join (
    select fc.flag_id as flag_key, list(distinct c.sentence order by c.sentence) as sentences
    from flag_claims as fc
    join claims as c on c.claim_id = fc.claim_id
    group by fc.flag_id
) as s on s.flag_key = f.flag_key
order by f.flag_id
