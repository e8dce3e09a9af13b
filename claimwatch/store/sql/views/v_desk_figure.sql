-- Grain: the figure with $figure_id, or none.
select * from v_figures where figure_id = $figure_id
