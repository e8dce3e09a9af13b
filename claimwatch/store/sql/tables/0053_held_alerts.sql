-- One row per alert that waits, or waited, because a part that it rests on failed a check.
-- Bookkeeping. released_at: when it was handed over all the same, null while it waits.
create table held_alerts (
    alert_id varchar,
    reason varchar,
    held_at timestamptz,
    released_at timestamptz
)
