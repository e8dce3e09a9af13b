-- Articles, read already, that share $least month keys or more with one in `wanted`, whenever they
-- were published.
with mine as (
    select article_id, key from month_keys where article_id in (select item_id from wanted)
)
select distinct b.article_id
from mine as a
join month_keys as b on b.key = a.key and b.article_id <> a.article_id
where b.article_id in (select item_id from ledger where stage = 'extract')
group by a.article_id, b.article_id
having count(*) >= $least::integer
order by b.article_id
