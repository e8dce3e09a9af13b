-- One row per compared pair of claims, claim_a < claim_b: do they speak of one quantity, and why.
-- score: 0 to 1; reasons: each comparator's score in -1 to 1 with its sentence.
create table links (
    claim_a varchar,
    claim_b varchar,
    judgement varchar,
    score double,
    reasons struct(comparator varchar, score double, words varchar)[]
)
