-- One row per id that a flag is or was known by, with the lasting id (flag_id) that it leads to.
-- given_id: a lasting id, also of a flag that merged into another; or the key under which a flag
-- stands in the table `flags`. stands: false where the flag that it leads to is gone.
create or replace view v_flag_ids as
with given as (
    select flag_id as given_id, coalesce(merged_into, flag_id) as flag_id
    from flag_lineage
    union all
    select flag_key, flag_id
    from flag_lineage
    where stands and flag_key not in (select flag_id from flag_lineage)
)
select g.given_id, g.flag_id, l.stands
from given as g
join flag_lineage as l on l.flag_id = g.flag_id
