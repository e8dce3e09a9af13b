-- Grain: one publisher that stands in at least one flag, with the number of those flags.
select publisher, count(*) as flags
from (select unnest(publishers) as publisher from desk_flags)
where publisher is not null
group by publisher
order by lower(publisher)
