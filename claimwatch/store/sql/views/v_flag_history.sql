-- One row per change of a flag, in words and in parts: `change` says what (raised, claims_joined,
-- severity ...), `was` and `now` the values, `cause` whether articles came or the rules changed.
-- flag_id: the lasting id; changed_at: UTC time of the run; place: the order within the run.
create or replace view v_flag_history as
select flag_id, changed_at, run_id, place, change, cause, was, now, claim_ids, words
from flag_history
order by flag_id, changed_at, place
