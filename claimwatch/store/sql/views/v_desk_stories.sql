-- Grain: one story that the words are found in, one page: those with the most flags first.
-- $words: text sought in the title, null for any; $skip, $take: the page. first_at, last_at: UTC.
select *, count(*) over () as found
from desk_stories
where ($words::varchar is null or contains(lower(title), lower($words::varchar)))
order by n_flags desc, n_articles desc, last_at desc nulls last, story_id
limit $take::integer
offset $skip::integer
