-- One row per run, publisher and measure that was held against the publisher's own history.
-- observed: in its newest articles; usual: the median before; lo, hi: what is still usual.
create or replace view v_batch_checks as
select run_id, checked_at, publisher, table_name, measure, observed, each_, usual, lo, hi, success
from batch_checks
