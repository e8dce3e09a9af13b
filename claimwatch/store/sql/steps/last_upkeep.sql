-- At most one row: when the upkeep was last done (UTC).
select max(done_at) as done_at
from ledger
where stage = 'upkeep'
