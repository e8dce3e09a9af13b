-- Raw answers that are kept, of which every article was fetched before $before (UTC).
select sha256
from article_fetches
where sha256 is not null
group by sha256
having max(fetched_at) < $before
order by sha256
