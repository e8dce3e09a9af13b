-- Articles that this version ($version) of the extractor has not read, those that none has read
-- first; read_before: whether another version has.
select
    a.article_id,
    l.item_id is not null as read_before
from articles as a
left join ledger as l on l.stage = 'extract' and l.item_id = a.article_id
where l.version is distinct from $version
order by read_before, a.article_id
