-- Grain: one claim that the flag $flag_id (lasting id) rests on, at most $take of them, those of its
-- pairs before the others: where it, its article and its origin stand in their tables.
select claim_row, article_row, origin_row
from desk_flag_places
where flag_id = $flag_id
order by not paired, claim_id
limit $take::integer
