"""A publisher's newest articles beside its own history, and the alerts that wait meanwhile."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from claimwatch import steps
from claimwatch.extract.pipeline import EXTRACTOR_VERSION
from claimwatch.settings import load_settings
from claimwatch.store import open_reader, open_writer
from claimwatch.watch import read_watch

NOON = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
SAID = "Police said {n} {a} were lost, the mayor said {m} {b} burned, officials said {k} {c} sank."
UNSAID = "{n} {a} were lost. {m} {b} burned. {k} {c} sank."
THINGS = [
    *("boats", "cars", "trucks", "houses", "schools", "bridges", "cows", "sheep"),
    *("horses", "shops", "farms", "barns", "trains", "buses", "trees", "roads"),
    *("wells", "tents", "mills", "ships", "cranes", "poles", "pumps", "tanks"),
]
DAYS = ("Monday", "Tuesday")
STEADY = {
    "collected": 20, "fresh": 20, "read": 20, "unread": 0, "claims": 60, "monitored": 60,
    "nameless": 2, "with_unit": 0, "unit_unknown": 0, "furniture": 0, "shared": 50, "flags": 20,
}  # fmt: skip


def articles(publisher, count, text, day):
    """Articles of one claim or three on different things, and one number for each thing."""
    return [
        {
            "text": text.format(
                **{w: THINGS[(n + o) % 24] for w, o in (("a", 0), ("b", 8), ("c", 16))},
                **{w: 11 + (n + o) % 24 for w, o in (("n", 0), ("m", 8), ("k", 16))},
            )
            + f" This is item {'i' * (n + 1)} of {DAYS[day]}.",
            "publisher": publisher,
            "published_at": (NOON + timedelta(days=day, hours=-2)).isoformat(),
        }
        for n in range(count)
    ]


def quake(publisher, text, day, place="Marvell"):
    return {
        "text": text.format(place=place),
        "publisher": publisher,
        "published_at": (NOON + timedelta(days=day, hours=-3)).isoformat(),
    }


@pytest.fixture
def desk(tmp_path, nlp, history_gate):
    """A database with eight steady days of the Bay Herald; `run` gives it articles on a day."""

    class Desk:
        gate = history_gate()
        db = tmp_path / "a.duckdb"

        def remember(self, publisher, days=8, **changed):
            with open_writer(self.db, lambda: NOON) as store, store.transaction():
                store.insert(
                    "batches",
                    [
                        {
                            "run_id": f"r{day}",
                            "publisher": publisher,
                            "started_at": NOON - timedelta(days=day),
                            "extractor": EXTRACTOR_VERSION,
                            **STEADY,
                            **changed,
                        }
                        for day in range(days, 0, -1)
                    ],
                )

        def run(self, records, day, plan="", gate=None, hours=0):
            folder = tmp_path / f"day{day}-{hours}"
            folder.mkdir(exist_ok=True)
            lines = "\n".join(json.dumps(record) for record in records)
            (folder / "in.jsonl").write_text(lines, encoding="utf-8")
            watch = read_watch(plan.replace("FILE", f"file:{tmp_path}"))
            return steps.run(
                [folder] if records else [],
                self.db,
                gate=gate or self.gate,
                nlp=nlp,
                channels=[f"file:{tmp_path}/told"],
                clock=lambda: NOON + timedelta(days=day, hours=hours),
                settings=load_settings(),
                watch=watch,
            )

        def told(self):
            path = tmp_path / "told"
            lines = path.read_text("utf-8").splitlines() if path.exists() else []
            return [json.loads(line) for line in lines]

        def alerts(self, place):
            """What was told about the event at `place`, in order."""
            return [one for one in self.told() if one["flag_id"] and place in one["body"]]

        def rows(self, view):
            with open_reader(self.db) as reader:
                return reader.rows(view)

    return Desk()


DRAWN = [
    # What the publisher's days were, what the newest is, and what fails of it.
    ({}, {}, []),
    ({}, {"nameless": 57}, ["claims: share_without_claimant_not_high"]),
    ({"nameless": 45}, {"nameless": 4}, ["claims: share_without_claimant_not_low"]),
    ({"nameless": 40}, {"nameless": 48}, []),
    ({}, {"claims": 4, "monitored": 4}, ["claims: claims_per_article_not_low"]),
    ({}, {"claims": 240}, ["claims: claims_per_article_not_high"]),
    ({}, {"claims": 80}, []),
    ({}, {"furniture": 45}, ["claims: share_furniture_not_high"]),
    (
        {"with_unit": 50},
        {"with_unit": 50, "unit_unknown": 45},
        ["claims: share_unit_unknown_not_high"],
    ),
    ({}, {"with_unit": 8, "unit_unknown": 8}, []),
    ({}, {"unread": 9}, ["claims: share_unread_not_high"]),
    ({}, {"unread": 1}, []),
    ({"shared": 5}, {"shared": 55}, ["figures: share_in_shared_figures_not_high"]),
    ({"flags": 1}, {"flags": 60}, ["flags: flags_per_article_not_high"]),
    ({"flags": 1}, {"flags": 4}, []),
    ({}, {"fresh": 8}, []),
    ({}, {"fresh": 2}, ["articles: volume_not_low"]),
    ({}, {"fresh": 60}, []),
    ({}, {"fresh": 200}, ["articles: volume_not_high"]),
    ({"fresh": 3}, {"fresh": 0}, []),
    # An archive that comes at once is no flood.
    ({}, {"collected": 900}, []),
    ({"days": 5}, {"nameless": 57}, []),
    # Runs every quarter of an hour never bring enough by themselves.
    ({}, {"nameless": 60, "runs": 5}, ["claims: share_without_claimant_not_high"]),
    # What another extractor read is no history.
    ({"extractor": "0"}, {"nameless": 57}, []),
    # A day without any run does not count; one on which others had articles does.
    ({}, None, ["articles: volume_not_low"]),
]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory, history_gate):
    """What a run says of each drawn publisher, by its name, which is its place in the table."""
    db = tmp_path_factory.mktemp("drawn") / "a.duckdb"
    with open_writer(db, lambda: NOON) as store:
        rows = [row for n, (past, now, _) in enumerate(DRAWN) for row in _days(f"p{n}", past, now)]
        with store.transaction():
            store.insert("batches", rows)
        steps.begin(store)
        steps.judge(store, history_gate())
        summary = steps.finish(store)
    with open_reader(db) as reader:
        return summary, reader.rows("v_holds"), reader.rows("v_batch_checks")


def _days(publisher, past, now):
    past, now = {**STEADY, **past}, None if now is None else {**STEADY, **now}
    for day in range(past.pop("days", 8), 0, -1):
        yield _row(publisher, f"d{day}", NOON - timedelta(days=day), past)
    if publisher == "p0":  # one odd day among many moves nothing
        yield _row(publisher, "odd", NOON - timedelta(days=3.1), {**STEADY, "nameless": 60})
    runs = now.pop("runs", 1) if now else 0
    for back in range(runs):
        counts = {name: number / runs for name, number in now.items()}
        yield _row(publisher, f"n{back}", NOON - timedelta(minutes=15 * back), counts)


def _row(publisher, run_id, at, counts):
    row = {"run_id": run_id, "publisher": publisher, "started_at": at}
    return row | {"extractor": EXTRACTOR_VERSION} | counts


@pytest.mark.parametrize("place", range(len(DRAWN)))
def test_what_is_far_from_a_publishers_history_fails(drawn, place):
    _, holds, checks = drawn
    own = [hold for hold in holds if hold["publisher"] == f"p{place}"]
    failed = [f"{hold['table_name']}: {hold['expectation']}" for hold in own]
    assert failed == DRAWN[place][2]
    bad = [one for one in checks if one["publisher"] == f"p{place}" and not one["success"]]
    assert len(bad) == len(failed)


def test_the_run_is_degraded_and_the_reason_says_what_is_usual(drawn):
    summary, holds, _ = drawn
    assert summary.state == "degraded"
    said = "p1: 95% of the claims without a claimant (usually 3%, expected 0% to 23%)"
    assert any(hold["reason"].startswith(said) for hold in holds)
    assert any(said in reason for reason in summary.degraded)


def test_one_odd_day_does_not_move_what_is_usual(drawn):
    _, _, checks = drawn
    usual = {one["measure"]: one["usual"] for one in checks if one["publisher"] == "p0"}
    assert usual["share_without_claimant"] == pytest.approx(2 / 60)


def test_a_weekly_run_is_no_silence(tmp_path, history_gate):
    weeks = [NOON - timedelta(days=n) for n in range(0, 28, 3)]
    with open_writer(tmp_path / "a.duckdb", lambda: NOON) as store:
        with store.transaction():
            store.insert("batches", [_row("Weekly", f"w{at}", at, STEADY) for at in weeks])
        steps.begin(store)
        steps.judge(store, history_gate())
        assert steps.finish(store).degraded == ()


DISPUTES = [
    quake("Bay Herald", "At least 120 people died in the {place} earthquake, police said.", 0),
    quake("Star", "The {place} earthquake has killed 40 people, the mayor said.", 0),
    quake("Star", "At least 350 people drowned in the {place} flood, police said.", 0, "Varne"),
    quake("Post", "The {place} flood drowned 90 people, the mayor said.", 0, "Varne"),
]  # fmt: skip


def test_only_alerts_that_rest_on_the_failing_publisher_wait_until_it_is_well_again(desk):
    desk.remember("Bay Herald")
    desk.run([*articles("Bay Herald", 20, UNSAID, 0), *DISPUTES], 0)
    assert (len(desk.alerts("Marvell")), len(desk.alerts("Varne"))) == (0, 1)
    [remark] = [one for one in desk.told() if not one["flag_id"]]
    assert remark["title"] == "Quality: not as usual: Bay Herald"
    assert "Bay Herald: 98% of the claims without a claimant (usually 3%" in remark["body"]
    assert "until it is well again, at most 24 hours" in remark["body"]
    assert f"Alert key: {remark['alert_id']}" in remark["body"]
    assert any("120 / 40" in waiting["title"] for waiting in desk.rows("v_held_alerts"))
    told = len(desk.told())

    desk.run([], 0, hours=2)
    assert len(desk.told()) == told, "nothing new is told while it fails"

    summary = desk.run(articles("Bay Herald", 24, SAID, 1), 0, hours=20)
    assert summary.degraded == ()
    [late] = desk.alerts("Marvell")
    assert "Held back from 20 March, 12:00 until 21 March, 08:00 UTC: Bay Herald" in late["body"]
    titles = [one["title"] for one in desk.told() if not one["flag_id"]]
    assert titles[1:] == ["Quality: well again: Bay Herald"]
    assert desk.rows("v_held_alerts") == []


def test_no_alert_waits_longer_than_a_day(desk):
    desk.remember("Bay Herald")
    desk.run([*articles("Bay Herald", 20, UNSAID, 0), *DISPUTES], 0)
    assert desk.alerts("Marvell") == []
    assert desk.run([], 1, hours=1).state == "degraded"
    [late] = desk.alerts("Marvell")
    assert late["body"].startswith("Held back from")


def test_alerts_on_a_batch_that_fails_wait_until_a_batch_passes_the_same_check(desk, history_gate):
    desk.run(DISPUTES[:2], 0, gate=history_gate(refuses=["articles"]))
    assert [one["title"] for one in desk.told()] == ["Quality: not as usual: a run's articles"]
    desk.run([], 0, hours=1)
    assert len(desk.told()) == 1, "no batch has passed the check yet"
    desk.run(DISPUTES[2:], 0, hours=2)
    assert (len(desk.alerts("Marvell")), len(desk.alerts("Varne"))) == (1, 1)
    assert "Quality: well again: a run's articles" in [one["title"] for one in desk.told()]


def test_an_alert_whose_flag_is_gone_while_it_waits_is_told_to_nobody(desk, history_gate):
    desk.run(DISPUTES[:2], 0, gate=history_gate(refuses=["articles"]))
    with open_writer(desk.db) as store, store.transaction():
        store.execute("delete_flags_in", wanted=[r["story_id"] for r in desk.rows("v_flags")])
        store._connection.execute("update flag_lineage set stands = false")
    desk.run(DISPUTES[2:], 0, hours=2)
    assert (len(desk.alerts("Marvell")), len(desk.alerts("Varne"))) == (0, 1)
    assert desk.rows("v_held_alerts") == []


def test_rules_say_where_remarks_go(desk, tmp_path, history_gate):
    plan = "alerts:\n  - {name: a, severity: high, channels: [FILE/ruled]}\n"
    desk.run(DISPUTES[:2], 0, plan=plan, gate=history_gate(refuses=["articles"]))
    assert "not as usual" in (tmp_path / "ruled").read_text("utf-8")
    assert desk.told() == []


def test_counts_are_the_same_when_given_twice_and_a_killed_run_is_counted(desk):
    batch = articles("Bay Herald", 5, SAID, 0)
    batch[0]["published_at"] = "2025-01-05T12:00:00Z"  # an archive's, and so no fresh one
    with open_writer(desk.db, lambda: NOON) as store:
        steps.begin(store)
        folder = desk.db.parent / "killed"
        folder.mkdir()
        (folder / "in.jsonl").write_text("\n".join(map(json.dumps, batch)), encoding="utf-8")
        steps.collect(store, [folder], desk.gate)
    desk.run(batch, 0, hours=1)
    desk.run(batch, 0, hours=2)
    with open_writer(desk.db) as store:
        found = store._connection.execute(
            "select sum(collected), sum(fresh), sum(read), sum(claims), count(*) from batches"
        ).fetchone()
    assert found == (5, 4, 5, len(desk.rows("v_claims")), 2)
