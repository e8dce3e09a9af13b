-- One row per part of the data that fails a check, and on which alerts wait; begun_at: since when.
create or replace view v_holds as
select hold_id, publisher, run_id, table_name, expectation, reason, begun_at
from holds
where ended_at is null
