"""Makes a database of a million claims and twenty thousand flags, for the dashboard's benches.

    python tests/bench/desk_data.py large.duckdb [--claims 1000000] [--flags 20000]

Every row is worked out from its number, so that the same call makes the same data. Ten claims an
article, twenty articles a story, 200 publishers; a flag rests on four claims of one figure. A run
over it finds everything done, and takes in what is new.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from claimwatch.extract.claims import EXTRACTOR_VERSION
from claimwatch.judge.version import judge_version
from claimwatch.match.version import matcher_version
from claimwatch.store import open_writer

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
RUNS = 400


def _id(kind: str, number: str) -> str:
    return f"substr(md5('{kind}' || ({number})::bigint::varchar), 1, 16)"


ARTICLES = f"""
insert into articles by name
select
    {_id("article", "i")} as article_id,
    'article-' || i as external_id,
    'Publisher ' || (1 + hash(i) % $publishers) as publisher,
    'https://example.org/' || i as url,
    'Event ' || (i // 20) || ' as told on day ' || (i % 20) as title,
    $now::timestamptz - to_minutes((($articles - i) * 5)::bigint) as published_at,
    'minute' as published_precision,
    'record' as published_from,
    'en' as language,
    'batch-' || (i // 1000) || '.jsonl:' || (1 + i % 1000) as source,
    repeat('Officials spoke of the event and of what it had cost so far. ', 6)
        || 'Speaker said 100 people were hurt. '
        || repeat('Neighbours told reporters what they had seen that morning. ', 12) as text
from range($articles) as t(i)
"""
CLAIMS = f"""
insert into claims by name
select
    {_id("claim", "i")} as claim_id,
    {_id("article", "i // 10")} as article_id,
    (379 + 13)::integer as char_start,
    (379 + 16)::integer as char_end,
    n::varchar as text,
    'Speaker said ' || n || ' people were hurt. ' as sentence,
    379 as sentence_start,
    n as value_lo,
    case when i % 7 = 0 then 'more_than' when i % 5 = 0 then 'about' else 'exact' end as bound,
    case when i % 5 = 0 and i % 7 <> 0 then n * 0.9 else n end as lo,
    case when i % 7 = 0 then null when i % 5 = 0 then n * 1.1 else n end as hi,
    i % 7 = 0 as lo_open,
    false as hi_open,
    n as as_written_lo,
    n as as_written_hi,
    'count' as kind,
    ['person', 'hurt'] as counted,
    case when i % 4 = 0 then null else 'Speaker ' || (i % 3) end as claimant,
    []::varchar[] as scope_restricting,
    []::varchar[] as scope_names,
    []::varchar[] as scope_words,
    []::varchar[] as via,
    'asserted' as polarity,
    false as furniture,
    true as monitorable,
    [{{'field': 'value', 'rule': 'digits'}}] as rules,
    'made' as extractor
from (select i, (100 + hash(i) % 900)::double as n from range($claims) as t(i))
"""
FIGURE = "(i // 200) * 30 + (i % 30)"
"""A story holds 200 claims and 30 figures of six or seven claims each."""
FIGURES = f"""
insert into figures by name
select
    {_id("figure", "f")} as figure_id,
    {_id("story", "f // 30")} as story_id,
    'people hurt in event ' || (f // 30) || ', of group ' || (f % 30) as label,
    null::varchar as unit
from range(($claims // 200) * 30) as t(f)
"""
FIGURE_CLAIMS = f"""
insert into figure_claims by name
select {_id("figure", FIGURE)} as figure_id, {_id("claim", "i")} as claim_id
from range($claims) as t(i)
"""
STORIES = f"""
insert into stories by name
select {_id("story", "i // 20")} as story_id, {_id("article", "i")} as article_id
from range($articles) as t(i)
"""
ORIGINS = f"""
insert into origins by name
select
    {_id("article", "i")} as article_id,
    {_id("origin", "case when i % 9 = 8 then i - 1 else i end")} as origin_id,
    case when i % 9 >= 7 then '80% of the shorter text''s passages stand in the other'
        else 'its own' end as reason
from range($articles) as t(i)
"""
KIND = """['dispute', 'misreport', 'inconsistent', 'revision', 'hedge_drift', 'scope_drift',
    'attribution_dropped', 'stale'][1 + (g % 8)]"""
SEVERITY = "case when g % 8 > 2 then 'info' else ['low', 'medium', 'high'][1 + (g // 8) % 3] end"
OF_FLAG = "(g * $figures // $flags)"
"""The number of the figure that flag g is on: flags are spread evenly over the figures."""
FLAGS = f"""
insert into flags by name
select
    {_id("flag", "g")} as flag_id,
    {KIND} as kind,
    {_id("figure", OF_FLAG)} as figure_id,
    {_id("story", OF_FLAG + " // 30")} as story_id,
    'people hurt in event ' || {OF_FLAG} // 30 || ', of group ' || {OF_FLAG} % 30 as label,
    'Sources differ: one has fewer people hurt than the other, and both cannot hold.'
        as explanation,
    {SEVERITY} as severity,
    (hash(g) % 1000) / 1000.0 as severity_score,
    0.8 as confidence,
    (2 + g % 5)::integer as origins
from range($flags) as t(g)
"""
FLAG_TOPICS = f"""
insert into flag_topics by name
select {_id("flag", "g")} as flag_id, topic
from range($flags) as t(g), (values ('Floods', 5), ('Elections', 11)) as s(topic, every)
where g % every = 0
"""
CLAIM_OF = "((f // 30) * 200 + (f % 30) + c * 30)"
FLAG_CLAIMS = f"""
insert into flag_claims by name
select {_id("flag", "g")} as flag_id, {_id("claim", CLAIM_OF)} as claim_id
from (select g, {OF_FLAG} as f, c from range($flags) as t(g), range(4) as u(c))
"""
FLAG_PAIRS = f"""
insert into flag_pairs by name
select flag_id, least(a, b) as claim_a, greatest(a, b) as claim_b
from (
    select
        {_id("flag", "g")} as flag_id,
        {_id("claim", CLAIM_OF.replace("c *", "0 *"))} as a,
        {_id("claim", CLAIM_OF)} as b
    from (select g, {OF_FLAG} as f, c from range($flags) as t(g), range(1, 4) as u(c))
)
"""
LINKS = """
insert into links by name
select
    least(a.claim_id, b.claim_id) as claim_a,
    greatest(a.claim_id, b.claim_id) as claim_b,
    'same' as judgement,
    0.8 as score,
    [{'comparator': 'counted', 'score': 0.9, 'words': 'both count people hurt'},
     {'comparator': 'names', 'score': 0.4, 'words': 'both name the event'}] as reasons
from flag_claims as a
join flag_claims as b on b.flag_id = a.flag_id and a.claim_id < b.claim_id
"""
SEEN = f"""
insert into flag_seen by name
select
    {_id("flag", "g")} as flag_id,
    case when g % 50 = 0 then 'new' when g % 51 = 0 then 'escalating' else 'ongoing' end as status,
    $now::timestamptz - to_hours((g % 2000)::bigint) as first_seen,
    'run-' || (g % {RUNS}) as first_run,
    $now::timestamptz as last_seen
from range($flags) as t(g)
"""
LINEAGE = """
insert into flag_lineage by name
select
    flag_id,
    flag_id as flag_key,
    true as stands,
    null::varchar as merged_into,
    figure_id,
    kind,
    severity,
    1 + (hash(flag_id) % 9000) / 1000.0 as gap,
    origins
from flags
"""
HISTORY = """
insert into flag_history by name
select
    s.flag_id,
    s.first_run as run_id,
    s.first_seen as changed_at,
    1 as place,
    'raised' as change,
    'articles' as cause,
    null::varchar as was,
    f.kind as now,
    []::varchar[] as claim_ids,
    'Raised as ' || f.kind || ', on 4 claims of 2 independent origins' as words
from flag_seen as s
join flags as f on f.flag_id = s.flag_id
union all
select
    flag_id, 'run-1', last_seen, 2, 'claims_joined', 'articles', null, null, [],
    'Joined by Publisher 7 “120 [people]”'
from flag_seen
"""
RUN_ROWS = f"""
insert into runs by name
select
    'run-' || ({RUNS} - 1 - r) as run_id,
    $now::timestamptz - to_minutes((15 * r)::bigint) as started_at,
    $now::timestamptz - to_minutes((15 * r)::bigint) + to_seconds(40) as finished_at,
    'ok' as state,
    '{{"collect.articles": 250, "extract.claims": 2500, "match.pairs": 9000, "judge.flags": 50}}'
        as counts
from range({RUNS}) as t(r)
"""
LEDGER = f"""
insert into ledger by name
select
    stage,
    {_id("article", "i")} as item_id,
    version,
    'run-' || (i * {RUNS} // $articles) as run_id,
    $now::timestamptz - to_minutes((($articles - i) * 5 - 4)::bigint) as done_at
from range($articles) as t(i), (
    values
        ('collect', '1'),
        ('extract', '{EXTRACTOR_VERSION}'),
        ('match', '{matcher_version()}')
) as s(stage, version)
"""
JUDGED = f"""
insert into ledger by name
select
    'judge' as stage,
    {_id("story", "i")} as item_id,
    '{judge_version()}' as version,
    'run-0' as run_id,
    $now::timestamptz as done_at
from range($articles // 20) as t(i)
"""
GATES = f"""
insert into gate_results by name
select
    'run-' || r as run_id,
    t as table_name,
    'expectation ' || e as expectation,
    'column' as column_name,
    true as success,
    false as batch_level,
    '0 of 250' as observed,
    0 as failed_rows
from range({RUNS}) as a(r), (values ('articles'), ('claims'), ('flags')) as b(t), range(15) as c(e)
"""
REFUSED = """
insert into quarantine by name
select
    md5('refused' || i) as quarantine_id,
    'extract' as stage,
    md5('article' || i) as item_id,
    'batch-1.jsonl:' || i as source,
    null::integer as line,
    'value_is_finite' as expectation,
    'nan' as value,
    'value is nan: breaks value_is_finite' as reason,
    '{"claim_id": "x"}' as payload
from range(2000) as t(i)
"""
STATEMENTS = (
    *(ARTICLES, CLAIMS, FIGURES, FIGURE_CLAIMS, STORIES, ORIGINS, FLAGS, FLAG_CLAIMS, FLAG_PAIRS),
    *(FLAG_TOPICS, LINKS, SEEN, LINEAGE, HISTORY, RUN_ROWS, LEDGER, JUDGED, GATES, REFUSED),
)


def make(path: Path, claims: int, flags: int) -> None:
    """Make the database at `path`, which must not be there, and publish it."""
    with open_writer(path):
        pass
    numbers = {
        "claims": claims,
        "flags": flags,
        "articles": claims // 10,
        "figures": (claims // 200) * 30,
        "publishers": 200,
        "now": NOW,
    }
    with duckdb.connect(str(path)) as connection:
        connection.execute("set TimeZone = 'UTC'")
        for statement in STATEMENTS:
            used = {name: value for name, value in numbers.items() if f"${name}" in statement}
            connection.execute(statement, used or None)
    with open_writer(path) as store:
        store.publish()


def main() -> None:
    """Read the command line and make the database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("database", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--flags", type=int, default=20_000)
    given = parser.parse_args()
    make(given.database, given.claims, given.flags)


if __name__ == "__main__":
    main()
