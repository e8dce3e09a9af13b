-- Articles, read already, that share $least names or more with one in `wanted`, of names that no more
-- than $most articles give; and those with a name that more do only since `wanted` came, as what
-- joined them may no longer hold.
with mine as (
    select article_id, name from full_names
    where article_id in (select item_id from wanted)
),
held as (
    select
        name,
        count(*) as articles,
        count(*) filter (where article_id not in (select item_id from wanted)) as before
    from full_names
    where name in (select name from mine)
    group by name
),
found as (
    select b.article_id
    from mine as a
    join held as h on h.name = a.name and h.articles <= $most::integer
    join full_names as b on b.name = a.name
    group by a.article_id, b.article_id
    having count(*) >= $least::integer
    union
    select f.article_id
    from full_names as f
    join held as h on h.name = f.name
    where h.articles > $most::integer and h.before <= $most::integer
)
select article_id
from found
where article_id in (select item_id from ledger where stage = 'extract')
order by article_id
