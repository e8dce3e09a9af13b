-- One row per story, as in v_stories: worked out once for each snapshot that the dashboard opens.
create or replace temp table desk_stories as
select * from v_stories
