-- Every flag that analysts have decided on.
select * from decided order by flag_id
