-- One row per flag that stands, with what people have decided on it. flags, states, assignees: what
-- the desk store says of each flag that was decided on, three lists side by side. `state`: what was
-- decided, else how the flag stands; `held`: nobody is told of it; `conflict`: its claims cannot all
-- hold.
create or replace temp macro desk_queue(flags, states, assignees) as table
with decided as (
    select
        unnest(flags::varchar[]) as flag_id,
        unnest(states::varchar[]) as decided,
        unnest(assignees::varchar[]) as assignee
),
queue as (
    select
        f.*,
        d.assignee,
        case
            when d.decided is not null and d.decided <> 'open' then d.decided
            when f.status in ('snoozed', 'dismissed', 'resolved') then 'ongoing'
            else f.status
        end as state
    from desk_flags as f
    left join decided as d on d.flag_id = f.flag_id
)
select
    *,
    state in ('snoozed', 'dismissed', 'resolved') as held,
    kind in ('dispute', 'misreport', 'inconsistent') as conflict
from queue
