-- One row per pair of claims that cannot both hold (for notices: that differ). flag_id: the lasting
-- id.
create or replace view v_flag_pairs as
select l.flag_id, p.claim_a, p.claim_b
from flag_lineage as l
join flag_pairs as p on p.flag_id = l.flag_key
where l.stands
