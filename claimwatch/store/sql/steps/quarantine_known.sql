-- Which of the records in `wanted` are in quarantine.
select quarantine_id
from quarantine
where quarantine_id in (select item_id from wanted)
