-- One row per record that failed a check, with the check, the value and the reason.
-- item_id: the article or story whose new reading replaces the row; null where it stays.
create table quarantine (
    quarantine_id varchar,
    stage varchar,
    item_id varchar,
    source varchar,
    line integer,
    expectation varchar,
    value varchar,
    reason varchar,
    payload varchar
)
