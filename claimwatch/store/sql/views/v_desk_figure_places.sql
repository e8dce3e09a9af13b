-- Grain: one claim of the figure $figure_id, at most the latest $take of them: where it, its article
-- and its origin stand in their tables.
select claim_row, article_row, origin_row
from desk_places
where figure = hash($figure_id::varchar)
order by published_at desc nulls first, claim_row
limit $take::integer
