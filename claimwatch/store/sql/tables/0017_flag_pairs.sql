-- One row per pair of claims that cannot both hold (for notices: that differ), claim_a < claim_b.
create table flag_pairs (
    flag_id varchar,
    claim_a varchar,
    claim_b varchar
)
