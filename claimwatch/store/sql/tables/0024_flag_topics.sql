-- One row per flag that stands (as in `flags`) and topic of the plan that it is of.
create table flag_topics (
    flag_id varchar,
    topic varchar
)
