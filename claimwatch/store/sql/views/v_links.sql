-- One row per compared pair of claims: the judgement with its reasons (JSON), score 0 to 1.
-- figure_id: the figure that holds both, null where they are apart.
create or replace view v_links as
select
    l.claim_a,
    l.claim_b,
    l.judgement,
    l.score,
    to_json(l.reasons) as reasons,
    case when a.figure_id = b.figure_id then a.figure_id end as figure_id
from links as l
left join figure_claims as a on a.claim_id = l.claim_a
left join figure_claims as b on b.claim_id = l.claim_b
