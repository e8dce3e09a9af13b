-- Articles, read already, that share $least month keys or more with one in `wanted`, whose month the
-- one names and in which the other was published.
with mine as (
    select article_id, key, named from month_keys
    where article_id in (select item_id from wanted)
)
select distinct b.article_id
from mine as a
join month_keys as b on b.key = a.key and b.named <> a.named
where b.article_id in (select item_id from ledger where stage = 'extract')
group by a.article_id, b.article_id
having count(*) >= $least::integer
order by b.article_id
