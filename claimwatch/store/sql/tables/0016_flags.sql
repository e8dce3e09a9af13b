-- One row per flag or notice that stands: a figure whose claims cannot all hold, or that drifts.
-- severity_score, confidence: 0 to 1; origins: number of independent origins.
create table flags (
    flag_id varchar,
    kind varchar,
    figure_id varchar,
    story_id varchar,
    label varchar,
    explanation varchar,
    severity varchar,
    severity_score double,
    confidence double,
    origins integer
)
