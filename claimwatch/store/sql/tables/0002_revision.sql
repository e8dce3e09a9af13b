-- One row: which database this is, and a number that grows with every change of a domain table.
-- A snapshot with the same pair holds the same data.
create table revision (
    database_id varchar,
    number bigint
)
