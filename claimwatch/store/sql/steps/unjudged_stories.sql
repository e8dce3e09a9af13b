-- Stories that this version ($version) of judging has not seen as they are now, and stories that are
-- gone but still have flags.
select distinct story_id
from stories
where story_id not in (
    select item_id from ledger where stage = 'judge' and version = $version
)
union
select distinct story_id
from flags
where story_id not in (select story_id from stories)
order by story_id
