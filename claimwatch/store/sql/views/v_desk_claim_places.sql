-- Grain: one claim of $claim_ids: where it, its article and its origin stand in their tables.
select c.rowid as claim_row, a.rowid as article_row, o.rowid as origin_row
from claims as c
inner join articles as a on a.article_id = c.article_id
left join origins as o on o.article_id = c.article_id
where c.claim_id in (select unnest($claim_ids::varchar[]))
order by claim_row
