-- The names of those who do what a claim tells of ("Brightwater offered ..."); null for older claims.
alter table claims add column scope_doers varchar[]
