-- Grain: one figure of the stories $story_ids with two or more claims: the disputed ones first, then
-- those of most publishers; at most $take of each story. disputed: conflicts are flagged on it.
with shown as (
  select
    f.*,
    coalesce(g.conflicts, 0) as conflicts,
    coalesce(g.others, 0) as others,
    row_number() over (
      partition by f.story_id
      order by coalesce(g.conflicts, 0) > 0 desc, f.n_publishers desc, f.n_claims desc, f.figure_id
    ) as place
  from desk_figures as f
  left join (
    select
      figure_id,
      count(*) filter (kind in ('dispute', 'misreport', 'inconsistent')) as conflicts,
      count(*) filter (kind not in ('dispute', 'misreport', 'inconsistent')) as others
    from flags
    group by figure_id
  ) as g on g.figure_id = f.figure_id
  where f.n_claims >= 2 and list_contains($story_ids::varchar[], f.story_id)
)
select * from shown where place <= $take::integer order by story_id, place
