-- The articles with the ids in `wanted`. By row number: so the texts of others are not read.
select *
from articles
where rowid in (
    select rowid from articles where article_id in (select item_id from wanted)
)
order by article_id
