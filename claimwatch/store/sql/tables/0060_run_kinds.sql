-- One row per run that is no run of the monitor, kept when the run is forgotten. Bookkeeping.
-- kind: backfill, reextract; what a backfill took in is old: no alert and no digest tells it.
create table run_kinds (
    run_id varchar,
    kind varchar
)
