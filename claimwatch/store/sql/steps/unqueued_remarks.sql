-- Messages about the data's own quality that have not been handed to the desk.
select alert_id, title, body
from remarks
where alert_id not in (select item_id from ledger where stage = 'tell')
order by alert_id
