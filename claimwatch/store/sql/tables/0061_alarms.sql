-- One row per message that the pipeline itself had trouble, told on the alerts' channels. Bookkeeping.
-- alert_id: its key in the outbox; made_at: UTC; about: what it is about, such as "run died".
create table alarms (
    alert_id varchar,
    made_at timestamptz,
    about varchar,
    title varchar,
    body varchar
)
