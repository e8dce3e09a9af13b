-- Grain: the figure with $figure_id, or none.
select * from desk_figures where figure_id = $figure_id
