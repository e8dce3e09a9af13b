-- One row per article: who printed it when and where, its story and origin, how much it claims.
-- text is the article's text as it came.
create or replace view v_articles as
select
    coalesce(a.external_id, a.article_id) as article_id,
    a.article_id as article_key,
    a.publisher,
    a.url,
    a.title,
    a.published_at,
    a.published_precision,
    a.published_from,
    a.language,
    a.source,
    a.supersedes,
    s.story_id,
    o.origin_id,
    o.reason as origin_reason,
    coalesce(c.n_claims, 0) as n_claims,
    coalesce(c.n_monitorable, 0) as n_monitorable,
    a.text
from articles as a
left join stories as s on s.article_id = a.article_id
left join origins as o on o.article_id = a.article_id
left join (
    select
        article_id,
        count(*) as n_claims,
        count(*) filter (monitorable) as n_monitorable
    from claims
    group by article_id
) as c on c.article_id = a.article_id
