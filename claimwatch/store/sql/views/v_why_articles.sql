-- Grain: one article of $article_ids, as the table holds it, with its story and origin.
select a.*, s.story_id, o.origin_id, o.reason as origin_reason
from articles as a
left join stories as s on s.article_id = a.article_id
left join origins as o on o.article_id = a.article_id
where a.rowid in (
    select rowid from articles where list_contains($article_ids::varchar[], article_id)
)
order by a.published_at nulls last, a.article_id
