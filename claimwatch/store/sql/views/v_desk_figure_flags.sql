-- Grain: one flag of the figure $figure_id, the gravest first.
select *
from desk_flags
where figure_id = $figure_id
order by severity_score desc, flag_id
