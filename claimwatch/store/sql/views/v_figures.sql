-- One row per figure: how many claims, publishers and origins, and between which values.
-- lo, hi: the least and greatest number as written; first_at, last_at: UTC times of publication.
-- Publishers and origins are told apart by their hashes (64 bit), figure by figure: over a million
-- claims that takes half the time of count(distinct).
create or replace view v_figures as
with told as (
    select
        a.article_id,
        a.published_at,
        case when a.publisher is not null then hash(a.publisher) end as publisher,
        hash(coalesce(o.origin_id, a.article_id)) as origin
    from articles as a
    left join origins as o on o.article_id = a.article_id
),
counted as (
    select
        fc.figure_id,
        count(*) as n_claims,
        list_unique(list(t.publisher))::bigint as n_publishers,
        list_unique(list(t.origin))::bigint as n_origins,
        min(c.as_written_lo) as lo,
        max(c.as_written_hi) as hi,
        min(t.published_at) as first_at,
        max(t.published_at) as last_at
    from figure_claims as fc
    join claims as c on c.claim_id = fc.claim_id
    join told as t on t.article_id = c.article_id
    group by fc.figure_id
)
select
    f.figure_id,
    f.story_id,
    f.label,
    f.unit,
    c.n_claims,
    c.n_publishers,
    c.n_origins,
    c.lo,
    c.hi,
    c.first_at,
    c.last_at,
    coalesce(g.n_flags, 0) as n_flags
from figures as f
join counted as c on c.figure_id = f.figure_id
left join (
    select figure_id, count(*) as n_flags from flags group by figure_id
) as g on g.figure_id = f.figure_id
