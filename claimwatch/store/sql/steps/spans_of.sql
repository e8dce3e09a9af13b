-- The furniture of the articles in `wanted`, in characters of their texts.
select *
from spans
where article_id in (select item_id from wanted)
order by article_id, char_start, char_end, reason
