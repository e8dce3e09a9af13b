-- One row per pair of claims that cannot both hold (for notices: that differ).
create or replace view v_flag_pairs as
select flag_id, claim_a, claim_b
from flag_pairs
