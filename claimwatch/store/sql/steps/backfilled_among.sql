-- Articles in `wanted` that a backfill took in: old matters.
select item_id as article_id
from ledger
where stage = 'collect'
    and item_id in (select item_id from wanted)
    and run_id in (select run_id from run_kinds where kind = 'backfill')
