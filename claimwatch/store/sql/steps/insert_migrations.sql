-- The applied files of sql/tables (with their numbers) and sql/views (null), lists of one length.
-- $applied_at: UTC.
insert into schema_migrations
select
    unnest($numbers::integer[]),
    unnest($names::varchar[]),
    unnest($checksums::varchar[]),
    $applied_at
