-- One row per flag that was ever raised (flag_id: its lasting id) and claim that it rests on, or
-- last rested on. Bookkeeping: depends on history.
create table flag_lineage_claims as
select flag_id, claim_id
from flag_claims
