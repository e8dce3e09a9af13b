-- One row per change of a flag: what changed, when, in which run. Never changed. Bookkeeping.
-- flag_id: its lasting id; place: the order within the run; change, cause: see FlagChange and
-- ChangeCause; was, now: the field's values, or the other flag's id; claim_ids: who joined or left.
create table flag_history (
    flag_id varchar,
    run_id varchar,
    changed_at timestamptz,
    place integer,
    change varchar,
    cause varchar,
    was varchar,
    now varchar,
    claim_ids varchar[],
    words varchar
)
