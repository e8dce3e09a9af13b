-- One row per claim that a flag rests on.
create table flag_claims (
    flag_id varchar,
    claim_id varchar
)
