-- Articles that this version ($version) of the extractor has not read.
select article_id
from articles
where article_id not in (
    select item_id from ledger where stage = 'extract' and version = $version
)
order by article_id
