"""The steps over small batches: incremental, repeatable, and nothing dropped in silence."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimwatch import steps
from claimwatch.decide.decision import Action, Draft, SubjectKind
from claimwatch.decide.roles import Actor, Role
from claimwatch.errors import BadSettings, DiskFull, InputNotFound
from claimwatch.extract import pipeline
from claimwatch.gate import ExpectationResult, GateReport, OpenGate, RowFailure
from claimwatch.model import NOTICES, FlagKind
from claimwatch.settings import load_settings
from claimwatch.stages import judge as judge_stage
from claimwatch.stages import match as match_stage
from claimwatch.stages import policy as policy_stage
from claimwatch.store import export_tables, open_reader, open_writer
from claimwatch.store.desk import desk_url, open_desk
from claimwatch.watch import read_watch

MONDAY = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
QUAKE = {
    "courier.txt": "Police said 75 people were killed in the Marvell earthquake.",
    "herald.txt": "At least 120 people were killed in the Marvell earthquake, police said.",
    "post.txt": "The Marvell earthquake killed 120 people, police said on Monday.",
    "star.txt": "The mayor said 310 people were killed in the Marvell earthquake.",
}


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in QUAKE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def go(tmp_path, nlp):
    """Run the steps over `inputs` into a database of this test."""

    def run(*inputs, db="a.duckdb", gate=None, channels=("none",), **more):
        return steps.run(
            inputs, tmp_path / db, gate=gate or OpenGate(), nlp=nlp, channels=channels, **more
        )

    return run


@pytest.fixture
def rows(tmp_path):
    """The rows of a view of the test's database."""

    def read(view, db="a.duckdb", **params):
        with open_reader(tmp_path / db) as reader:
            return reader.rows(view, **params)

    return read


@pytest.fixture
def exported(tmp_path):
    """Every exported file of the test's database, but those of `without`."""
    number = itertools.count()

    def export(db="a.duckdb", without=()):
        files = export_tables(tmp_path / db, tmp_path / f"export{next(number)}")
        return {file.stem: file.read_bytes() for file in files if file.stem not in without}

    return export


class MarkedGate:
    """Refuses rows of `table` whose text holds `mark`; a batch of `short` or fewer is degraded."""

    def __init__(self, table, column="text", mark="REFUSE", degraded=False):
        self.table, self.column, self.mark, self.degraded = table, column, mark, degraded

    def check(self, table, rows):
        if table != self.table or not rows:
            return GateReport(table, len(rows), (), ())
        failures = tuple(
            RowFailure(row[f"{table[:-1]}_id"], "not_marked", self.column, str(row[self.column]))
            for row in rows
            if self.mark in str(row[self.column])
        )
        whole = ExpectationResult("share_dated", None, not self.degraded, True, "0.1", 0)
        return GateReport(table, len(rows), (whole,), failures)


def test_a_batch_becomes_claims_figures_flags_and_told_alerts(tmp_path, inbox, go, rows):
    summary = go(inbox, channels=[f"file:{tmp_path / 'told.jsonl'}"])
    assert summary.state == "ok"
    assert summary.counts["collect.articles"] == summary.counts["extract.articles"] == 4
    assert sorted(summary.new_flags) == sorted(row["flag_id"] for row in rows("v_flags"))
    told = [json.loads(line) for line in (tmp_path / "told.jsonl").read_text().splitlines()]
    assert {alert["alert_id"] for alert in told} == {a.alert_id for a in summary.new_alerts}
    assert len(told) == len(summary.new_alerts) > 0
    dispute = rows("v_flags", kind=["dispute", "misreport"])
    assert dispute
    run = rows("v_runs")[0]
    assert (run["state"], json.loads(run["counts"])) == ("ok", dict(summary.counts))


def test_the_same_batch_again_changes_no_byte_and_tells_nothing(tmp_path, inbox, go, exported):
    told = tmp_path / "told.jsonl"
    go(inbox, channels=[f"file:{told}"])
    before, lines = exported(), told.read_bytes()
    summary = go(inbox, channels=[f"file:{told}"])
    assert summary.counts["collect.known"] == 4
    assert (summary.new_flags, summary.new_alerts) == ((), ())
    assert exported() == before
    assert told.read_bytes() == lines
    assert [f.name for f in (tmp_path / "a.duckdb.snapshots").glob("*.duckdb")] == ["000001.duckdb"]


@pytest.mark.parametrize(
    "order", [pytest.param((0, 1, 2, 3), marks=[pytest.mark.slow, pytest.mark.soak]), (3, 1, 0, 2)]
)
def test_article_by_article_ends_as_all_at_once(inbox, go, exported, order):
    go(inbox, db="at_once.duckdb")
    files = sorted(inbox.iterdir())
    for place in order:
        go(files[place], db="one_by_one.duckdb")
    # Alerts are history: what was told on the way stays told.
    assert exported("one_by_one.duckdb", ["alerts"]) == exported("at_once.duckdb", ["alerts"])


SHOOTING = [
    {
        "id": "a1",
        "publisher": "Courier",
        "published_at": "2025-04-11T18:00:00Z",
        "text": "A gunman shot Ada Hobbs and Ben Carver in Dunmar on Friday. Three people were "
        "killed.",
    },
    {
        "id": "a2",
        "publisher": "Herald",
        "published_at": "2025-04-12T18:00:00Z",
        "text": "Three people were killed in Dunmar on Friday when a gunman shot Ada Hobbs and Ben "
        "Carver.",
    },
]
VERDICT = {
    "id": "a3",
    "publisher": "Post",
    "published_at": "2026-01-05T18:00:00Z",
    "text": "A jury has found a man guilty of shooting Ada Hobbs and Ben Carver in Dunmar in April "
    "2025. Five people were killed, the judge said.",
}


@pytest.mark.soak
def test_a_follow_up_months_later_joins_the_story_in_any_order_of_runs(
    tmp_path, go, rows, exported
):
    for name, told in (("old", SHOOTING), ("new", [VERDICT]), ("all", [*SHOOTING, VERDICT])):
        lines = "\n".join(map(json.dumps, told))
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    for db, names in (("a.duckdb", "old new"), ("b.duckdb", "new old"), ("one.duckdb", "all")):
        for name in names.split():
            go(tmp_path / f"{name}.jsonl", db=db)
    assert len({row["story_id"] for row in rows("v_articles")}) == 1
    assert [row["kind"] for row in rows("v_flags")] == ["revision"]
    # Alerts are history: what was told on the way stays told. Articles name their files.
    left_out = ["alerts", "articles"]
    whole = exported("one.duckdb", left_out)
    assert exported("a.duckdb", left_out) == whole
    assert exported("b.duckdb", left_out) == whole


def test_chunks_are_even_and_not_small(tmp_path):
    with open_writer(tmp_path / "a.duckdb") as store:
        store.insert("articles", [{"article_id": f"{n:04}"} for n in range(149)])
        chunks = steps.undone_articles(store)
        assert [len(chunk) for chunk in chunks] == [74, 75]
        assert [name for chunk in chunks for name in chunk] == [f"{n:04}" for n in range(149)]
        assert [len(chunk) for chunk in steps.undone_articles(store, 200)] == [149]
    with open_writer(tmp_path / "empty.duckdb") as store:
        assert steps.undone_articles(store) == []


def test_an_article_that_fails_the_gate_is_quarantined_once(inbox, go, rows):
    (inbox / "odd.txt").write_text("REFUSE this: 7 died.")
    for _ in range(2):
        go(inbox, gate=MarkedGate("articles"))
    refused = rows("v_quarantine")
    assert [(r["stage"], r["source"], r["expectation"], r["value"]) for r in refused] == [
        ("collect", "odd.txt", "not_marked", "REFUSE this: 7 died.")
    ]
    assert json.loads(refused[0]["payload"])["text"] == "REFUSE this: 7 died."
    assert len(rows("v_articles")) == 4


def test_a_claim_that_fails_the_gate_is_quarantined_and_the_others_kept(inbox, go, rows):
    (inbox / "odd.txt").write_text("Some 40 cars REFUSE to start.\nFifty shops closed.")
    summary = go(inbox, gate=MarkedGate("claims", "sentence"))
    refused = rows("v_quarantine")
    assert [(r["stage"], r["source"], r["value"]) for r in refused] == [
        ("extract", "odd.txt", "Some 40 cars REFUSE to start.")
    ]
    assert summary.quarantined == 1
    assert {row["text"] for row in rows("v_claims") if row["sentence"].endswith("closed.")} != set()
    assert not [row for row in rows("v_claims") if "REFUSE" in row["sentence"]]


def test_a_flag_that_fails_the_gate_is_quarantined_and_not_told(inbox, go, rows):
    summary = go(inbox, gate=MarkedGate("flags", "kind", mark=""))
    assert summary.new_flags == summary.new_alerts == ()
    assert rows("v_flags") == []
    assert {row["stage"] for row in rows("v_quarantine")} == {"judge"}
    assert summary.quarantined == len(rows("v_quarantine")) > 0


def test_a_check_of_the_whole_batch_marks_the_run_degraded(inbox, go, rows):
    summary = go(inbox, gate=MarkedGate("articles", degraded=True))
    assert summary.state == "degraded"
    assert summary.degraded == ("articles: share_dated (0.1)",)
    assert rows("v_freshness")[0]["state"] == "degraded"
    assert sum(row["n_failed"] for row in rows("v_gate_results")) == 1
    assert rows("v_flags")


def test_readers_see_that_a_run_without_news_was_degraded_and_that_it_passed(inbox, go, rows):
    class SilentPublisher:
        def check(self, table, rows):
            silent = ExpectationResult("publisher_silent", None, False, True, "Star", 0)
            return GateReport(table, len(rows), (silent,), ())

    go(inbox)
    go(inbox, gate=SilentPublisher())
    assert rows("v_freshness")[0]["state"] == "degraded"
    go(inbox)
    assert rows("v_freshness")[0]["state"] == "ok"


def test_files_of_no_kind_that_is_read_are_counted(inbox, go):
    (inbox / "notes.docx").write_bytes(b"PK")
    (inbox / "sheet.csv").write_text("killed,75\n", encoding="utf-8")
    (inbox / "README").write_text("ours", encoding="utf-8")
    counts = go(inbox).counts
    told = {name: n for name, n in counts.items() if name.startswith("collect.passed_over")}
    assert told == {
        "collect.passed_over": 3,
        "collect.passed_over.docx": 1,
        "collect.passed_over.csv": 1,
        "collect.passed_over.no ending": 1,
    }


def test_broken_input_is_quarantined_with_file_and_line(inbox, go, rows):
    (inbox / "wire.jsonl").write_text('{"text": "Six died."}\n{"text": \n{"text": "Five died."}\n')
    go(inbox)
    assert [(row["source"], row["line"]) for row in rows("v_quarantine")] == [("wire.jsonl", 2)]
    assert len(rows("v_articles")) == 6


def test_an_article_that_breaks_the_extractor_stands_alone_in_quarantine(
    inbox, go, rows, monkeypatch
):
    whole = pipeline.extract_claims

    def breaks(articles, nlp):
        if any("mayor" in article.text for article in articles):
            raise RecursionError("too deep")
        return whole(articles, nlp)

    monkeypatch.setattr(pipeline, "extract_claims", breaks)
    summary = go(inbox)
    assert summary.state == "degraded"
    assert "1 of 4 articles unread" in " ".join(summary.degraded)
    refused = rows("v_quarantine")
    assert [(row["source"], row["stage"]) for row in refused] == [("star.txt", "extract")]
    assert "RecursionError: too deep" in refused[0]["reason"]
    assert len({row["article_key"] for row in rows("v_claims")}) == 3
    monkeypatch.undo()
    monkeypatch.setattr(pipeline, "EXTRACTOR_VERSION", "mended")
    go(inbox)
    assert rows("v_quarantine") == []
    assert len({row["article_key"] for row in rows("v_claims")}) == 4


def test_another_version_of_the_extractor_reads_all_articles_anew(
    tmp_path, inbox, go, rows, exported, monkeypatch
):
    go(inbox)
    flags = {row["flag_id"] for row in rows("v_flags")}
    whole = pipeline.extract_claims

    def only_the_first_word(articles, nlp):
        return [
            [replace(c, extractor="another") for c in claims if c.bound == "at_least"]
            for claims in whole(articles, nlp)
        ]

    monkeypatch.setattr(pipeline, "EXTRACTOR_VERSION", "another")
    monkeypatch.setattr(pipeline, "extract_claims", only_the_first_word)
    summary = go(inbox)
    assert summary.counts["extract.articles"] == 4
    assert [row["text"] for row in rows("v_claims")] == ["120"] or len(rows("v_claims")) == 1
    # What rested on the old claims is gone; that it was seen is remembered.
    assert rows("v_flags") == rows("v_links") == rows("v_flag_claims") == []
    assert [row["n_claims"] for row in rows("v_figures")] == [1]
    with open_writer(tmp_path / "a.duckdb") as store:
        assert {row["flag_id"] for row in store.execute("flags_seen", wanted=flags)} == flags
    ended = {row["flag_id"] for row in rows("v_flag_history", change="gone")}
    assert ended == flags
    monkeypatch.undo()
    monkeypatch.setattr(pipeline, "EXTRACTOR_VERSION", "a third")
    go(inbox)
    assert {row["flag_id"] for row in rows("v_flags")} == flags
    assert {row["status"] for row in rows("v_flags")} == {"regressed"}
    go(inbox, db="fresh.duckdb")
    assert exported(without=["alerts"]) == exported("fresh.duckdb", without=["alerts"])


@pytest.mark.soak
@pytest.mark.parametrize("late", sorted(QUAKE))
def test_flags_grow_older_as_their_story_grows(tmp_path, inbox, go, rows, late):
    (inbox / late).rename(tmp_path / late)
    first = go(inbox, clock=lambda: MONDAY)
    assert {row["status"] for row in rows("v_flags")} == {"new"}
    kinds = {row["kind"] for row in rows("v_flags")}
    (tmp_path / late).rename(inbox / late)
    second = go(inbox, clock=lambda: MONDAY + timedelta(days=1))
    # Whatever id they have now, those of a kind that stood go on, and were first seen on Monday.
    going_on = [row for row in rows("v_flags") if row["kind"] in kinds]
    assert going_on
    assert {row["status"] for row in going_on} <= {"ongoing", "escalating"}
    assert {row["first_seen"] for row in going_on} == {MONDAY}
    assert not {row["flag_id"] for row in going_on} & set(second.new_flags)
    assert len(first.new_flags) > 0


def test_the_history_of_a_flag_says_what_changed_in_which_run(tmp_path, inbox, go, rows):
    (inbox / "star.txt").rename(tmp_path / "star.txt")
    first = go(inbox, clock=lambda: MONDAY)
    flag_id = rows("v_flags", kind=["dispute", "misreport"])[0]["flag_id"]
    (tmp_path / "star.txt").rename(inbox / "star.txt")
    second = go(inbox, clock=lambda: MONDAY + timedelta(days=1))
    # The flag stands under the id that it was raised with, and every id leads to it.
    flag = rows("v_flags", flag_id=flag_id)[0]
    assert {r["flag_id"] for r in rows("v_flag_ids", given_id=flag["flag_key"])} == {flag_id}
    history = rows("v_flag_history", flag_id=flag_id)
    assert [(row["change"], row["run_id"]) for row in history[:1]] == [("raised", first.run_id)]
    later = {row["change"]: row for row in history[1:]}
    assert {row["run_id"] for row in later.values()} == {second.run_id}
    assert {row["changed_at"] for row in later.values()} == {MONDAY + timedelta(days=1)}
    assert {row["cause"] for row in history} == {"articles"}
    [mayor] = rows("v_claims", text="310")
    assert mayor["claim_id"] in later["claims_joined"]["claim_ids"]
    assert "310" in later["claims_joined"]["words"]
    assert mayor["claim_id"] in {r["claim_id"] for r in rows("v_flag_claims", flag_id=flag_id)}


@pytest.mark.soak
def test_a_database_made_anew_gives_back_the_ids_that_decisions_hold_on_to(
    tmp_path, inbox, go, rows
):
    for file in sorted(inbox.iterdir()):
        go(file)
    decided = rows("v_flags", kind=["dispute", "misreport"])[0]
    claims = {row["claim_id"] for row in rows("v_flag_claims", flag_id=decided["flag_id"])}
    # As after a rebuild in which the flag was first raised by another name.
    context = {"kind": decided["kind"], "claim_ids": sorted(claims)}
    decision = Draft(SubjectKind.FLAG, "of old", Action.ACKNOWLEDGE, context=context)
    with open_desk(desk_url(tmp_path / "anew.duckdb")) as desk:
        desk.decisions.record(decision, Actor("Anna", Role.ANALYST), MONDAY, seen=0)
    go(inbox, db="anew.duckdb")
    again = rows("v_flags", db="anew.duckdb", flag_id="of old")
    assert [row["flag_key"] for row in again] == [decided["flag_key"]]
    assert len(rows("v_flags", db="anew.duckdb")) == len(rows("v_flags"))


def test_other_tables_match_and_judge_anew_and_the_history_says_so(
    inbox, go, rows, exported, monkeypatch
):
    go(inbox)
    before = exported(without=["alerts"])
    summary = go(inbox)
    assert "match.articles" not in summary.counts
    monkeypatch.setattr(match_stage, "matcher_version", lambda: "other tables")
    summary = go(inbox)
    assert (summary.counts["match.articles"], summary.counts["judge.stories"]) == (4, 1)
    # The rules that changed here give the same flags: nothing is noted, nothing told.
    assert exported(without=["alerts"]) == before
    assert {row["cause"] for row in rows("v_flag_history")} == {"articles"}
    monkeypatch.setattr(policy_stage, "judge_version", lambda: "other tables")
    monkeypatch.setattr(judge_stage, "judge_figure", lambda *_: [])
    go(inbox)
    gone = [row for row in rows("v_flag_history") if row["cause"] != "articles"]
    assert {(row["change"], row["cause"]) for row in gone} == {("gone", "rules")}


def test_what_new_articles_change_is_put_down_to_them_though_rules_changed_too(
    tmp_path, inbox, go, rows, monkeypatch
):
    (inbox / "star.txt").rename(tmp_path / "star.txt")
    go(inbox)
    (tmp_path / "star.txt").rename(inbox / "star.txt")
    monkeypatch.setattr(match_stage, "matcher_version", lambda: "other tables")
    go(inbox)
    assert {row["cause"] for row in rows("v_flag_history")} == {"articles"}


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ({}, {"conflict"}),
        ({"conflicts_from": "never"}, set()),
        ({"conflicts_from": "never", "notices_from": "info"}, {"notice"}),
        ({"notices_from": "info"}, {"conflict", "notice"}),
    ],
)
def test_the_settings_say_what_makes_an_alert(inbox, go, rows, given, kinds):
    go(inbox, settings=load_settings(**given))
    kind_of = {row["flag_id"]: FlagKind(row["kind"]) for row in rows("v_flags")}
    told = {kind_of[row["flag_id"]] for row in rows("v_alerts")}
    assert {"notice" if kind in NOTICES else "conflict" for kind in told} == kinds


def test_alerts_hold_on_to_the_flag_that_they_were_told_about(inbox, go, rows):
    for file in sorted(inbox.iterdir()):
        go(file)
    known = {row["given_id"] for row in rows("v_flag_ids")}
    assert {row["flag_id"] for row in rows("v_alerts")} <= known
    assert rows("v_alerts")


def test_a_run_that_fails_is_recorded_and_the_next_goes_on(inbox, go, rows, monkeypatch):
    def fail(*_, **__):
        raise OSError("the disk is full")

    monkeypatch.setattr(steps, "match", fail)
    with pytest.raises(DiskFull, match="is full: make room and run again"):
        go(inbox)
    monkeypatch.undo()
    summary = go(inbox)
    assert "collect.articles" in summary.counts
    assert summary.counts["match.articles"] == 4
    assert "extract.articles" not in summary.counts
    runs = sorted(rows("v_runs"), key=lambda row: row["started_at"])
    assert [row["state"] for row in runs] == ["failed", "ok"]
    assert "the disk is full" in runs[0]["note"]


@pytest.mark.parametrize(
    ("inputs", "channels", "error"),
    [(["nowhere"], ["none"], InputNotFound), ([], ["nosuch://x"], BadSettings)],
)
def test_a_slip_in_the_call_leaves_no_database(tmp_path, go, inputs, channels, error):
    with pytest.raises(error):
        go(*inputs, channels=channels)
    assert not (tmp_path / "a.duckdb").exists()


def test_no_articles_at_all_are_an_empty_ok_run(tmp_path, go, rows):
    (tmp_path / "empty").mkdir()
    assert go(tmp_path / "empty").state == "ok"
    assert rows("v_articles") == []


def test_progress_names_each_step_and_comes_to_its_end(inbox, go):
    calls = []
    go(
        inbox,
        progress=lambda *call: calls.append(call),
        settings=load_settings(chunk_articles=2),
    )
    names = list(dict.fromkeys(name for name, _, _ in calls))
    assert names == ["collect", "extract", "match", "judge", "publish", "tell"]
    assert [call for call in calls if call[0] == "extract"] == [
        ("extract", 2, 4),
        ("extract", 4, 4),
    ]
    last = {name: (done, total) for name, done, total in calls}
    assert all(done == total for done, total in last.values())


def test_an_edited_article_stays_beside_the_one_it_replaces(tmp_path, go, rows):
    wire = tmp_path / "wire.jsonl"
    for number in (10, 11):
        record = {"url": "https://example.org/a", "text": f"The flood killed {number} people."}
        wire.write_text(json.dumps(record) + "\n")
        go(wire)
    articles = {row["text"]: row for row in rows("v_articles")}
    old = articles["The flood killed 10 people."]
    assert articles["The flood killed 11 people."]["supersedes"] == old["article_key"]
    assert old["supersedes"] is None


def test_the_quality_report_lies_beside_the_database():
    assert steps.quality_dir("x/a.duckdb") == Path("x/a.duckdb.quality")


def test_an_article_in_another_language_is_kept_and_not_misread(inbox, go, rows):
    (inbox / "kurier.txt").write_text(
        "Mindestens 310 Menschen wurden bei dem Erdbeben von Marvell getötet, teilte die Polizei "
        "am Montag mit. Die Suche nach 1,5 Millionen Vermissten dauert an.",
        encoding="utf-8",
    )
    summary = go(inbox)
    assert summary.counts["extract.other_language"] == 1
    [german] = [row for row in rows("v_articles") if row["language"] == "de"]
    assert german["text"].startswith("Mindestens 310")
    assert not [row for row in rows("v_claims") if row["article_key"] == german["article_key"]]
    told = {row["language"]: row["articles"] for row in rows("v_languages")}
    assert told["de"] == 1
    assert "extract.other_language" not in go(inbox).counts


def test_a_bare_dollar_is_the_publishers_as_the_plan_says(tmp_path, go, rows):
    record = {"publisher": "The Bay Bugle", "text": "The bridge cost $5 million."}
    (tmp_path / "bay.jsonl").write_text(json.dumps(record))
    go(tmp_path / "bay.jsonl", watch=read_watch("publishers: [{name: The Bay Bugle, country: CA}]"))
    assert [row["unit"] for row in rows("v_claims")] == ["canadian dollar"]
