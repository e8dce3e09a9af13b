-- Grain: one flag of $flag_ids (any id ever given), with the label it goes by.
select i.given_id as flag_id, any_value(g.label) as label
from v_flag_ids as i
inner join flag_lineage as l on l.flag_id = i.flag_id
inner join flags as g on g.flag_id = l.flag_key
where list_contains($flag_ids::varchar[], i.given_id)
group by i.given_id
