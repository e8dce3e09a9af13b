-- Grain: one pair of claims of the flag $flag_id (lasting id) that cannot both hold (for notices:
-- that differ).
select claim_a, claim_b
from flag_pairs
where flag_id in (select flag_key from flag_lineage where stands and flag_id = $flag_id)
order by claim_a, claim_b
