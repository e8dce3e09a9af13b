"""What is done stays done, for the version that did it; runs that died are closed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.gate import ExpectationResult, GateReport
from claimwatch.model import Quarantined
from claimwatch.store import ledger, open_reader, open_writer

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with open_writer(tmp_path / "a.duckdb", lambda: AT) as opened:
        yield opened


def undone(store, version: str) -> list[str]:
    return [row["article_id"] for row in store.execute("unextracted", version=version)]


def test_an_item_is_undone_for_another_version_and_recorded_once(store):
    store.insert("articles", [{"article_id": a} for a in ("a", "b")])
    ledger.mark_done(store, "extract", ["a"], "1")
    assert undone(store, "1") == ["b"]
    assert undone(store, "2") == ["b", "a"], "what no version has read comes first"
    ledger.mark_done(store, "extract", ["a", "b", "a"], "2")
    assert undone(store, "2") == []
    assert undone(store, "1") == ["a", "b"]
    assert ledger.done_among(store, "extract", ["a", "b", "c"]) == {"a", "b"}
    ledger.forget_done(store, "extract", ["b"])
    assert ledger.done_among(store, "extract", ["a", "b"]) == {"a"}
    assert ledger.done_among(store, "match", ["a"]) == set()


def test_a_run_that_was_killed_is_closed_by_the_next(tmp_path):
    path = tmp_path / "a.duckdb"
    with open_writer(path, lambda: AT) as store:
        killed = ledger.start_run(store)
    with open_writer(path, lambda: AT + timedelta(hours=1)) as store:
        assert store.run_id == killed
        ledger.start_run(store)
        ledger.add_counts(store, {"extract.claims": 2})
        ledger.add_counts(store, {"extract.claims": 3, "match.pairs": 1})
        assert ledger.close_run(store, "ok").counts == {"extract.claims": 5, "match.pairs": 1}
    with open_reader(path) as reader:
        runs = {row["run_id"]: row for row in reader.rows("v_runs")}
    assert runs[killed]["state"] == "failed"
    assert "killed" in runs[killed]["note"]
    assert [row["state"] for name, row in runs.items() if name != killed] == ["ok"]


def test_counts_without_a_run_are_dropped(store):
    ledger.add_counts(store, {"extract.claims": 2})
    assert store.execute("newest_open_run") == []


def test_a_failed_check_of_the_batch_is_a_reason_and_a_row_check_is_not(store):
    ledger.start_run(store)
    results = (
        ExpectationResult("share_dated", "published_at", False, True, "0.2", 0),
        ExpectationResult("text_not_blank", "text", False, False, "", 1),
        ExpectationResult("share_named", "publisher", True, True, "0.9", 0),
    )
    ledger.save_gate_report(store, GateReport("articles", 5, results, ()))
    assert ledger.degraded_reasons(store) == ["articles: share_dated (0.2)"]


def test_a_refusal_is_kept_once_until_its_item_is_read_anew(store):
    one = Quarantined("extract", "x.jsonl:7", "is blank", 7, "text_given", "", "{}")
    other = Quarantined("collect", "y.jsonl", "broken", 9)
    assert ledger.save_quarantined(store, [one, one, other], ["a", "a", None]) == 2
    assert ledger.save_quarantined(store, [one, other]) == 0
    ledger.forget_quarantined(store, "extract", ["a"])
    assert ledger.save_quarantined(store, [one, other], ["a", None]) == 1
