"""What the doctor says of a pipeline: drawn as facts and the check that they change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimwatch.health.checks import Wellness, check_all, overall
from claimwatch.health.facts import Facts

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
EVERY = timedelta(minutes=15)
WELL = Facts(
    Path("a.duckdb"),
    exists=True,
    published_at=NOW - timedelta(minutes=10),
    last_run={"state": "ok", "note": None},
    db_bytes=10_000_000,
    free_bytes=50_000_000_000,
)


def source(failures: int) -> dict[str, object]:
    return {"url": "https://a.example/feed", "failures": failures, "note": "the server answers 500"}


def stage(name: str, waiting: int, lag: float | None = None) -> dict[str, object]:
    last_at = NOW - timedelta(minutes=10)
    return {"stage": name, "last_at": last_at, "waiting": waiting, "lag_hours": lag}


def test_a_pipeline_that_is_well_is_called_so() -> None:
    checks = check_all(WELL, NOW, EVERY)
    assert overall(checks) is Wellness.OK
    assert all(check.said and not check.advice for check in checks)


@pytest.mark.parametrize(
    ("change", "name", "state", "said"),
    [
        ({"exists": False}, "database", Wellness.BROKEN, "no database"),
        ({"faults": ("it is broken",)}, "database", Wellness.BROKEN, "it is broken"),
        ({"published_at": None}, "freshness", Wellness.WARNING, "no run has come to its end"),
        ({"published_at": NOW - timedelta(hours=1)}, "freshness", Wellness.BROKEN, "60 min ago"),
        (
            {"last_run": {"state": "failed", "note": "it"}},
            "last run",
            Wellness.WARNING,
            "failed: ",
        ),
        (
            {"last_run": {"state": "degraded", "note": None}},
            "last run",
            Wellness.WARNING,
            "degraded",
        ),
        (
            {"stages": (stage("extract", 3), stage("tell", 2))},
            "steps",
            Wellness.WARNING,
            "3 wait for extract; last done: extract 10 min, tell 10 min",
        ),
        (
            {"stages": (stage("collect", 0, 2.5), stage("tell", 2))},
            "steps",
            Wellness.OK,
            "collect 10 min, tell 10 min; articles come 2 h after print",
        ),
        (
            {"holds": ({"reason": "Post: 2 claims an article"},), "held": 4},
            "quality",
            Wellness.WARNING,
            "4 alerts wait for it: Post: 2 claims",
        ),
        ({"sources": (source(3),)}, "sources", Wellness.WARNING, "1 of 1 feeds fail"),
        ({"sources": (source(2),)}, "sources", Wellness.OK, "1 feeds answer"),
        ({"silent": ({"publisher": "Post", "silent": 80.2},)}, "silence", Wellness.WARNING, "80 h"),
        ({"deliveries": {"parked": 2}}, "outbox", Wellness.WARNING, "2 were given up"),
        ({"oldest_due": NOW - timedelta(hours=2)}, "outbox", Wellness.WARNING, "messages wait"),
        ({"oldest_due": NOW - timedelta(minutes=2)}, "outbox", Wellness.OK, "messages wait"),
        ({"free_bytes": 900_000_000}, "disk", Wellness.BROKEN, "0.9 GB are free"),
        ({"free_bytes": 3 * 10**9, "db_bytes": 10**9}, "disk", Wellness.BROKEN, "database has 1"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(change, name, state, said) -> None:
    [check] = [c for c in check_all(replace(WELL, **change), NOW, EVERY) if c.name == name]
    assert check.state is state
    assert said in check.said
    assert bool(check.advice) is (state is not Wellness.OK)


def test_a_run_that_hangs_is_told_from_one_that_never_came() -> None:
    late = replace(WELL, published_at=NOW - timedelta(hours=5))
    hangs = check_all(replace(late, being_written=True), NOW, EVERY)
    assert any("hangs" in check.advice for check in hangs)
    assert any("no run comes" in check.advice for check in check_all(late, NOW, EVERY))
