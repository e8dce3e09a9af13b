-- One row per table of the domain that people ask about: how many rows it has.
create or replace view v_sizes as
select 'articles' as name, count(*) as rows from articles
union all
select 'claims', count(*) from claims
union all
select 'figures', count(*) from figures
union all
select 'flags', count(*) from flags
union all
select 'quarantine', count(*) from quarantine
