-- Remove the links of the claims in `wanted` to claims that they share no blocking key with.
with touched as (
    select rowid as link, claim_a, claim_b
    from links
    where claim_a in (select item_id from wanted)
    union
    select rowid as link, claim_a, claim_b
    from links
    where claim_b in (select item_id from wanted)
),
sharing as (
    select t.link
    from touched as t
    join claim_keys as a on a.claim_id = t.claim_a
    join claim_keys as b on b.claim_id = t.claim_b and b.key = a.key
)
delete from links
where rowid in (select link from touched except select link from sharing)
