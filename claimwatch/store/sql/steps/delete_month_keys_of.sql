-- Remove the month keys of the articles in `wanted`.
delete from month_keys
where article_id in (select item_id from wanted)
