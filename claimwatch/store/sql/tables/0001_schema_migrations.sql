-- One row per applied file of sql/tables or sql/views (name), with the SHA-256 of its text.
-- number: the file's number; null for views, which are made anew when their text changes.
create table schema_migrations (
    number integer,
    name varchar,
    checksum varchar,
    applied_at timestamptz
)
