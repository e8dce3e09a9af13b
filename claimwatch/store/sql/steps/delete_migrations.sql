-- Forget the records of the files $names, before their new wording is recorded.
delete from schema_migrations
where list_contains($names::varchar[], name)
