-- Grain: one topic of the plan that flags are of, with the number of those flags.
select topic, count(*) as flags
from (select unnest(topics) as topic from desk_flags)
group by topic
order by lower(topic), topic
