-- One row per article, claim or flag that an admin lets through the gate of a stage. Bookkeeping.
create table waived (
    stage varchar,
    item_id varchar
)
