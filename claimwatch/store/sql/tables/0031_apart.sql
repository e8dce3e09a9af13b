-- One row per pair of claims, claim_a < claim_b, that an analyst has said are not of one quantity.
-- words: who said so and why. Bookkeeping: the desk holds the decisions.
create table apart (
    claim_a varchar,
    claim_b varchar,
    words varchar
)
