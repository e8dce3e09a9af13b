-- The database's one row of `revision`, on the first migration only. $database_id: random.
insert into revision
select $database_id, 0
where not exists (select 1 from revision)
