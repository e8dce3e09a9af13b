-- One row per two cores of one figure whose numbers differ: the ids of their claims, sorted, and how
-- likely they are of one quantity, 0 to 1. Figures matched before this table came have none.
create table core_joins (
    figure_id varchar,
    core_a varchar[],
    core_b varchar[],
    likelihood double
)
