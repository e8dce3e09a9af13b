-- One row per standing flag in `wanted` (lasting ids), with the sentences of its claims.
select f.*, s.sentences
from v_flags as f
left join (
    select fc.flag_id as flag_key, list(distinct c.sentence order by c.sentence) as sentences
    from flag_claims as fc
    join claims as c on c.claim_id = fc.claim_id
    group by fc.flag_id
) as s on s.flag_key = f.flag_key
where f.flag_id in (select item_id from wanted)
order by f.flag_id
