-- One row per claim of a figure.
create table figure_claims (
    figure_id varchar,
    claim_id varchar
)
