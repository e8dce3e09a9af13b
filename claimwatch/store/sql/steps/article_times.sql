-- When the articles in `wanted` were published, without their texts.
select article_id, published_at
from articles
where article_id in (select item_id from wanted)
