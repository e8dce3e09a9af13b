-- One row per story: how many articles, figures and flags it holds; UTC times of publication.
create or replace view v_stories as
select
    s.story_id,
    count(*) as n_articles,
    count(distinct a.publisher) as n_publishers,
    min(a.published_at) as first_at,
    max(a.published_at) as last_at,
    arg_min(a.title, coalesce(a.published_at, timestamptz '9999-01-01')) as title,
    coalesce(any_value(f.n_figures), 0) as n_figures,
    coalesce(any_value(g.n_flags), 0) as n_flags
from stories as s
join articles as a on a.article_id = s.article_id
left join (
    select story_id, count(*) as n_figures from figures group by story_id
) as f on f.story_id = s.story_id
left join (
    select story_id, count(*) as n_flags from flags group by story_id
) as g on g.story_id = s.story_id
group by s.story_id
