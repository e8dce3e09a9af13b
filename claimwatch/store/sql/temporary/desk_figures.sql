-- One row per figure, as in v_figures: worked out once for each snapshot that the dashboard opens.
create or replace temp table desk_figures as
select * from v_figures
