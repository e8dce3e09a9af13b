-- The claims of the articles in `wanted`. By row number: so the words of others are not read.
select *
from claims
where rowid in (
    select rowid from claims where article_id in (select item_id from wanted)
)
order by article_id, char_start, char_end, claim_id
