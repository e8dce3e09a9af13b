-- Grain: one way in which a flag's figure is given: a bound, a number as written, its unit and a
-- claimant. Only claims that stand in one of the flag's pairs. $flag_ids: the flags of the page
-- shown. `publishers`: who prints it so, in the alphabet's order; lo, hi: what is left open at most.
with paired as (
  select flag_id, claim_a as claim_id
  from v_flag_pairs
  where list_contains($flag_ids::varchar[], flag_id)
  union
  select flag_id, claim_b as claim_id
  from v_flag_pairs
  where list_contains($flag_ids::varchar[], flag_id)
)
select
  c.flag_id,
  c.bound,
  arg_min(c.as_written, c.claim_id) as as_written,
  c.unit,
  c.claimant,
  arg_min(c.text, c.claim_id) as text,
  min(c.lo) as lo,
  max(c.hi) as hi,
  list_sort(list_distinct(list(c.publisher))) as publishers,
  count(*) as n_claims
from v_flag_claims as c
inner join paired as p on p.flag_id = c.flag_id and p.claim_id = c.claim_id
group by c.flag_id, c.bound, c.as_written ->> '$.lo', c.as_written ->> '$.hi', c.unit, c.claimant
order by c.flag_id, n_claims desc, hi desc nulls first, c.claimant nulls last, text
