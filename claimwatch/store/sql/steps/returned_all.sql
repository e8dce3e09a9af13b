-- Every flag that came back and was not yet handed to the desk.
select *
from returned
where flag_id || ':' || ordinal not in (select item_id from ledger where stage = 'return')
order by flag_id, ordinal
