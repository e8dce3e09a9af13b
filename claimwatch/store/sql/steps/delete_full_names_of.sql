-- Remove the full names of the articles in `wanted`.
delete from full_names
where article_id in (select item_id from wanted)
