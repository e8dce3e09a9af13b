-- Alerts that have not been handed to the desk and do not wait for their data to be well again.
select *
from alerts
where alert_id not in (select item_id from ledger where stage = 'tell')
    and alert_id not in (select alert_id from held_alerts where released_at is null)
order by alert_id
