-- One row per link between two claims that a standing flag (flag_id: its lasting id) rests on: where
-- its row stands in the table (its rowid).
create or replace temp table desk_link_places as
select l.flag_id, k.rowid as link_row
from flag_claims as a
join links as k on k.claim_a = a.claim_id
join flag_claims as b on b.flag_id = a.flag_id and b.claim_id = k.claim_b
join flag_lineage as l on l.flag_key = a.flag_id and l.stands
order by l.flag_id, link_row
