-- Grain: one link between two claims that the flag $flag_id (lasting id) rests on, and that was decided
-- (those left undecided: v_desk_unsure_links), the weakest first.
-- `score` in [0, 1]; `reasons`: JSON list of {comparator, score in [-1, 1], words}.
select claim_a, claim_b, judgement, score, to_json(reasons) as reasons
from links
where rowid in (select link_row from desk_link_places where flag_id = $flag_id)
  and judgement <> 'unsure'
order by score, claim_a, claim_b
