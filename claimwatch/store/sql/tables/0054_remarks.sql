-- One row per message about the data's own quality: what fails a check, and what is well again.
-- Bookkeeping. alert_id: its idempotency key.
create table remarks (
    alert_id varchar,
    made_at timestamptz,
    title varchar,
    body varchar
)
