-- One row per flag and claim it rests on: the flag's id with all columns of v_claims.
create or replace view v_flag_claims as
select fc.flag_id, c.*
from flag_claims as fc
join v_claims as c on c.claim_id = fc.claim_id
