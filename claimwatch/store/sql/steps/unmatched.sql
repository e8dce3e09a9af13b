-- Articles that were read, and that this version ($version) of matching has not put anywhere.
select article_id
from articles
where article_id in (select item_id from ledger where stage = 'extract')
    and article_id not in (select item_id from ledger where stage = 'match' and version = $version)
order by article_id
