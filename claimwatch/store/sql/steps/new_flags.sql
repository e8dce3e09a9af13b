-- Flags (lasting ids) that stand and that the run $run_id was the first to raise.
select l.flag_id
from flag_lineage as l
join flag_seen as n on n.flag_id = l.flag_id
where l.stands and n.first_run = $run_id
order by l.flag_id
