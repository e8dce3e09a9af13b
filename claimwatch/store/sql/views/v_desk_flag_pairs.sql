-- Grain: one pair of claims of the flag $flag_id that cannot both hold (for notices: that differ).
select claim_a, claim_b from v_flag_pairs where flag_id = $flag_id order by claim_a, claim_b
