-- One row per claim and blocking key: claims that share a key are compared.
create table claim_keys (
    claim_id varchar,
    key varchar
)
