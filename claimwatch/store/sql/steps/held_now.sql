-- One row per alert that was not handed over and rests on a part that fails since after $since
-- (UTC), with one reason. An alert rests on the articles of its flag's claims, and on the judging
-- of the run that decided it.
with waiting as (
    select alert_id, flag_id
    from alerts
    where alert_id not in (select item_id from ledger where stage = 'tell')
),
failing as (select * from holds where ended_at is null and begun_at > $since),
rests_on as (
    select distinct w.alert_id, d.run_id, d.done_at, a.publisher
    from waiting as w
    join flag_lineage as l on l.flag_id = w.flag_id and l.stands
    join flag_claims as f on f.flag_id = l.flag_key
    join claims as c on c.claim_id = f.claim_id
    join articles as a on a.article_id = c.article_id
    join ledger as d on d.item_id = a.article_id and d.stage in ('collect', 'extract')
),
held as (
    select r.alert_id, h.reason
    from rests_on as r
    join failing as h on (h.publisher = r.publisher and r.done_at >= h.from_at)
        or (h.publisher is null and h.table_name in ('articles', 'claims') and h.run_id = r.run_id)
    union all
    select w.alert_id, h.reason
    from waiting as w
    join ledger as d on d.item_id = w.alert_id and d.stage = 'alert'
    join failing as h on h.publisher is null and h.run_id = d.run_id
    where h.table_name in ('figures', 'flags')
)
select alert_id, min(reason) as reason
from held
group by alert_id
order by alert_id
