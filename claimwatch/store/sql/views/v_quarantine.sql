-- One row per record that failed a check: where it came from, which check, the value, the reason.
create or replace view v_quarantine as
select quarantine_id, stage, item_id, source, line, expectation, value, reason, payload
from quarantine
