-- At most one row: when the digest of the clock $clock was last due (UTC).
select due_at
from digests
where clock = $clock
order by due_at desc
limit 1
