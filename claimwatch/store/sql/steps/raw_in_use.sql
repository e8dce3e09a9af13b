-- Raw answers that an article was read from, or that are a watched page's last.
select sha256
from article_fetches
union
select sha256
from fetches
where sha256 is not null
order by sha256
