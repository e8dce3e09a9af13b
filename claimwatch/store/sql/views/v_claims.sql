-- One row per claim, as in v_claim_rows, with its article, figure, story and origin.
-- article_id is the id that users gave, article_key the hash.
create or replace view v_claims as
select
    coalesce(a.external_id, a.article_id) as article_id,
    a.publisher,
    a.published_at,
    a.published_precision,
    a.title,
    a.url,
    c.* exclude (claim_row),
    f.figure_id,
    s.story_id,
    coalesce(o.origin_id, c.article_key) as origin_id
from v_claim_rows as c
left join articles as a on a.article_id = c.article_key
left join figure_claims as f on f.claim_id = c.claim_id
left join stories as s on s.article_id = c.article_key
left join origins as o on o.article_id = c.article_key
