-- The alerts that the run $run_id decided on.
select a.*
from alerts as a
join ledger as l on l.item_id = a.alert_id and l.stage = 'alert'
where l.run_id = $run_id
order by a.alert_id
