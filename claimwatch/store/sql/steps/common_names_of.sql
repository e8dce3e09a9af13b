-- Names of the articles in `wanted` that more than $most articles give.
select name
from full_names
where name in (
    select name from full_names where article_id in (select item_id from wanted)
)
group by name
having count(*) > $most::integer
order by name
