-- One row per flag or notice that stands, with who printed its claims and since when it is seen.
-- flag_id: its lasting id, by which people know it; flag_key: the id of its row in `flags`, by
-- content. severity_score, confidence: 0 to 1; first_seen, last_seen: UTC times of runs;
-- latest_at: when the newest of its articles was published. urgency, 0 to 1: the severity's score,
-- halved for each week (168 hours) by which that lies behind the newest article of all. topics: the
-- plan's topics that it is of, in the alphabet's order.
create or replace view v_flags as
select
    l.flag_id,
    g.flag_id as flag_key,
    g.kind,
    coalesce(n.status, 'new') as status,
    g.severity,
    g.severity_score,
    g.confidence,
    g.figure_id,
    g.story_id,
    g.label,
    g.explanation,
    g.origins,
    coalesce(c.publishers, []) as publishers,
    n.first_seen,
    n.last_seen,
    c.latest_at,
    g.severity_score * pow(0.5, coalesce(date_diff('hour', c.latest_at, newest.at_), 0) / 168.0)
        as urgency,
    coalesce(c.n_claims, 0) as n_claims,
    coalesce(p.n_pairs, 0) as n_pairs,
    coalesce(t.topics, []) as topics
from flags as g
join flag_lineage as l on l.flag_key = g.flag_id and l.stands
cross join (select max(published_at) as at_ from articles) as newest
left join flag_seen as n on n.flag_id = l.flag_id
left join (
    select
        fc.flag_id,
        count(*) as n_claims,
        max(a.published_at) as latest_at,
        list_sort(list(distinct a.publisher) filter (a.publisher is not null)) as publishers
    from flag_claims as fc
    join claims as c on c.claim_id = fc.claim_id
    join articles as a on a.article_id = c.article_id
    group by fc.flag_id
) as c on c.flag_id = g.flag_id
left join (
    select flag_id, count(*) as n_pairs from flag_pairs group by flag_id
) as p on p.flag_id = g.flag_id
left join (
    select flag_id, list(topic order by topic) as topics from flag_topics group by flag_id
) as t on t.flag_id = g.flag_id
