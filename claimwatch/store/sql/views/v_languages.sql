-- One row per language of articles (null: unknown): how many, and how many of them gave claims.
create or replace view v_languages as
select
    articles.language,
    count(*) as articles,
    count(*) filter (
        where articles.article_id in (select article_id from claims)
    ) as articles_with_claims
from articles
group by articles.language
order by articles desc, articles.language
