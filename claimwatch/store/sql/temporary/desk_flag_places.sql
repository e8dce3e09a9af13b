-- One row per claim that a standing flag (flag_id: its lasting id) rests on: where the rows of the
-- claim, its article and its origin stand in their tables (their rowids). paired: it is of a pair that
-- cannot both hold.
create or replace temp table desk_flag_places as
with paired as (
    select distinct flag_id, unnest([claim_a, claim_b]) as claim_id from flag_pairs
)
select
    l.flag_id,
    p.claim_id is not null as paired,
    c.claim_id,
    c.rowid as claim_row,
    a.rowid as article_row,
    o.rowid as origin_row
from flag_claims as f
join flag_lineage as l on l.flag_key = f.flag_id and l.stands
join claims as c on c.claim_id = f.claim_id
join articles as a on a.article_id = c.article_id
left join origins as o on o.article_id = c.article_id
left join paired as p on p.flag_id = f.flag_id and p.claim_id = f.claim_id
order by l.flag_id, c.claim_id
