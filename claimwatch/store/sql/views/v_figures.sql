-- One row per figure: how many claims, publishers and origins, and between which values.
-- lo, hi: the least and greatest number as written; first_at, last_at: UTC times of publication.
create or replace view v_figures as
select
    f.figure_id,
    f.story_id,
    f.label,
    f.unit,
    count(*) as n_claims,
    count(distinct a.publisher) as n_publishers,
    count(distinct coalesce(o.origin_id, c.article_id)) as n_origins,
    min(c.as_written_lo) as lo,
    max(c.as_written_hi) as hi,
    min(a.published_at) as first_at,
    max(a.published_at) as last_at,
    coalesce(any_value(g.n_flags), 0) as n_flags
from figures as f
join figure_claims as fc on fc.figure_id = f.figure_id
join claims as c on c.claim_id = fc.claim_id
left join articles as a on a.article_id = c.article_id
left join origins as o on o.article_id = c.article_id
left join (
    select figure_id, count(*) as n_flags from flags group by figure_id
) as g on g.figure_id = f.figure_id
group by f.figure_id, f.story_id, f.label, f.unit
