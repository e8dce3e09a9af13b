-- Grain: one row: how many figures hold two or more claims and the words sought in their label.
-- $words: as in v_desk_figures.
select count(*) as figures
from desk_figures
where n_claims >= 2
  and ($words::varchar is null or contains(lower(label), lower($words::varchar)))
