-- One row per flag that was ever raised, kept when the flag goes. Bookkeeping: depends on history.
-- flag_id: its lasting id; flag_key: the id in `flags` under which it stands, or last stood;
-- merged_into: the flag that took over its claims; gap: ratio of the nearest interval ends.
create table flag_lineage as
select
    n.flag_id,
    n.flag_id as flag_key,
    f.flag_id is not null as stands,
    null::varchar as merged_into,
    f.figure_id,
    coalesce(f.kind, 'dispute') as kind,
    coalesce(f.severity, 'info') as severity,
    null::double as gap,
    coalesce(f.origins, 0) as origins
from flag_seen as n
left join flags as f on f.flag_id = n.flag_id
