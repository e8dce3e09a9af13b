-- One row: when publishers were last held against their history (UTC), null for never.
select max(checked_at) as checked_at
from batch_checks
