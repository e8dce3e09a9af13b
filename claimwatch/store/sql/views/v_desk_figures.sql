-- Grain: one figure that holds two or more claims and that the words are found in, one page.
-- $words: text sought in the label, null for any. $order_by: claims, publishers, origins, flags,
-- label, latest. $skip, $take: the page. lo, hi: as written.
select *
from desk_figures
where n_claims >= 2
  and ($words::varchar is null or contains(lower(label), lower($words::varchar)))
order by
  case when $order_by = 'label' then lower(label) end asc,
  case when $order_by = 'publishers' then n_publishers end desc,
  case when $order_by = 'origins' then n_origins end desc,
  case when $order_by = 'flags' then n_flags end desc,
  case when $order_by = 'latest' then last_at end desc nulls last,
  n_claims desc,
  figure_id asc
limit $take::integer
offset $skip::integer
