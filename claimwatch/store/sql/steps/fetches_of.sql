-- What is known of the addresses in `wanted`.
select *
from fetches
where url in (select item_id from wanted)
order by url
