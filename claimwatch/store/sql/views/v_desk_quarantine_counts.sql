-- Grain: one stage and expectation, with how many records it refused, the most first.
select stage, expectation, count(*) as records
from v_quarantine
group by stage, expectation
order by records desc, stage, expectation
