-- One row per flag (lasting id) that analysts have decided on, as the last run read it from the desk.
-- state: see DeskState; ordinal: the decision's number among those about the flag; standing: the
-- flag's when it fell; until: UTC, the end of a snooze; kind, claim_ids: the flag's when it was last
-- decided on. Bookkeeping.
create table decided (
    flag_id varchar,
    state varchar,
    ordinal integer,
    standing varchar,
    until timestamptz,
    until_changed boolean,
    kind varchar,
    claim_ids varchar[]
)
