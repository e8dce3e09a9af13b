-- One row per flag and claim it rests on: the flag's lasting id with all columns of v_claims.
create or replace view v_flag_claims as
select l.flag_id, c.*
from flag_lineage as l
join flag_claims as fc on fc.flag_id = l.flag_key
join v_claims as c on c.claim_id = fc.claim_id
where l.stands
