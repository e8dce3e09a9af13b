-- One row per figure: claims that speak of one quantity, in one story.
create table figures (
    figure_id varchar,
    story_id varchar,
    label varchar,
    unit varchar
)
