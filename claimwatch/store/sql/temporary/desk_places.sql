-- One row per claim of a figure: where the rows of the claim, its article and its origin stand in
-- their tables (their rowids). figure: the hash of the figure's id, by which the rows are sorted, so
-- that those of one figure are found without reading the others.
create or replace temp table desk_places as
with told as (
    select a.article_id, a.published_at, a.rowid as article_row, o.rowid as origin_row
    from articles as a
    left join origins as o on o.article_id = a.article_id
)
select
    hash(f.figure_id) as figure,
    t.published_at,
    c.rowid as claim_row,
    t.article_row,
    t.origin_row
from figure_claims as f
join claims as c on c.claim_id = f.claim_id
join told as t on t.article_id = c.article_id
order by figure
