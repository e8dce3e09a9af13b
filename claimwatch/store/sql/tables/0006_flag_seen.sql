-- One row per flag that was ever raised, kept when the flag goes. Bookkeeping: holds clock times.
-- last_seen: the last run that judged its story and raised it; status: see FlagStatus.
create table flag_seen (
    flag_id varchar,
    status varchar,
    first_seen timestamptz,
    first_run varchar,
    last_seen timestamptz
)
