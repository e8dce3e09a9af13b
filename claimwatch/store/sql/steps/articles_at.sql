-- Articles at one of the urls or external ids in `wanted`, in the order in which they came.
select article_id, publisher, external_id, url
from articles
where url in (select item_id from wanted) or external_id in (select item_id from wanted)
order by rowid
