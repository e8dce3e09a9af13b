-- Every pair of claims that an analyst has set apart.
select * from apart order by claim_a, claim_b
