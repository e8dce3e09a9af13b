-- Alarms that have not been handed to the desk.
select alert_id
from alarms
where alert_id not in (select item_id from ledger where stage = 'tell')
order by alert_id
