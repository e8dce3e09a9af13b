-- One row per flag that came back after a decision, for the desk's log. Bookkeeping.
-- ordinal: of the decision that it came back after; change: why, in words; standing: the flag's now.
create table returned (
    flag_id varchar,
    ordinal integer,
    change varchar,
    standing varchar
)
