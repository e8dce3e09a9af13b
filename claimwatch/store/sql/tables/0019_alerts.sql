-- One row per message about a flag: decided once, on a material change, and never changed.
-- alert_id: its idempotency key; key: figure, kind and claimants.
create table alerts (
    alert_id varchar,
    flag_id varchar,
    key varchar,
    change varchar,
    title varchar,
    body varchar
)
