-- Forget from which of the raw answers in `wanted` articles were read.
delete from article_fetches
where sha256 in (select item_id from wanted)
