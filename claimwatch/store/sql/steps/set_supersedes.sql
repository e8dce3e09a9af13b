-- Name $older as the version of the page before $article_id; null where it is the first.
update articles
set supersedes = $older
where article_id = $article_id
