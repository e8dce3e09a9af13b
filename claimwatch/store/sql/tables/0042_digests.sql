-- One row per digest that was made: the message, and the moment for which it was due. Bookkeeping.
create table digests (
    alert_id varchar,
    clock varchar,
    due_at timestamptz,
    title varchar,
    body varchar
)
