"""Holds: which part of the data fails a check, which alerts wait for it, and what people are told.

A part is a publisher's newest articles, or all that one run read where a check on its whole batch
failed. Alerts that rest on it wait until it is well again, but never longer than `gates.toml` says:
then they are told with the reason beside them. Nothing that was held back is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from claimwatch.baselines import thresholds
from claimwatch.model import content_id
from claimwatch.store import Store, ledger

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Failing:
    """A publisher that fails an expectation, with the reason in words.

    `from_at`: alerts on its articles read since then wait; None: no alert does.
    """

    publisher: str
    table: str
    expectation: str
    reason: str
    from_at: datetime | None


def hold_back(store: Store, failing: Sequence[Failing] | None) -> bool:
    """Note what fails and what is well again, and which alerts wait; return whether that changed.

    `failing` None: publishers were not looked at in this run, and stay as they were. Called before
    the run is closed, in a transaction.
    """
    before = store.execute("holds_open")
    outcomes = store.execute("batch_outcomes")
    over = [*_batches_over(store, before, outcomes)]
    begun = _batches_failing(store, before, outcomes)
    if failing is not None:
        over += _publishers_over(before, failing)
        begun += _publishers_failing(store, before, failing)
    store.execute("end_holds", wanted=over, at=store.now())
    store.insert("holds", begun)
    return _note_alerts(store) or bool(over or begun)


def _publishers_over(before: Sequence[Row], failing: Sequence[Failing]) -> list[str]:
    now = {(one.publisher, one.expectation) for one in failing}
    return [
        hold["hold_id"]
        for hold in before
        if hold["publisher"] and (hold["publisher"], hold["expectation"]) not in now
    ]


def _publishers_failing(
    store: Store, before: Sequence[Row], failing: Sequence[Failing]
) -> list[dict[str, object]]:
    known = {(hold["publisher"], hold["expectation"]) for hold in before}
    return [
        _hold(store, one.publisher, one.table, one.expectation, one.reason, one.from_at)
        for one in failing
        if (one.publisher, one.expectation) not in known
    ]


def _batches_over(store: Store, before: Sequence[Row], outcomes: Sequence[Row]) -> list[str]:
    """Whole batches: over when a later batch passes the same check, or their time is up."""
    passed = {(row["table_name"], row["expectation"]) for row in outcomes if row["success"]}
    passed -= {(row["table_name"], row["expectation"]) for row in outcomes if not row["success"]}
    since = store.now() - timedelta(hours=thresholds().hold_hours)
    return [
        hold["hold_id"]
        for hold in before
        if hold["publisher"] is None
        and ((hold["table_name"], hold["expectation"]) in passed or hold["begun_at"] <= since)
    ]


def _batches_failing(
    store: Store, before: Sequence[Row], outcomes: Sequence[Row]
) -> list[dict[str, object]]:
    """Checks on whole batches that failed in this run, or in one that was killed before it."""
    known = {(hold["run_id"], hold["expectation"]) for hold in before}
    return [
        _hold(store, None, row["table_name"], row["expectation"], _said(row), None, row["run_id"])
        for row in outcomes
        if not row["success"] and (row["run_id"], row["expectation"]) not in known
    ]


def _said(row: Row) -> str:
    return f"{row['table_name']} of the run: {row['expectation']} ({row['observed']})"


def _hold(
    store: Store,
    publisher: str | None,
    table: str,
    expectation: str,
    reason: str,
    from_at: datetime | None,
    run_id: str | None = None,
) -> dict[str, object]:
    now = store.now()
    return {
        "hold_id": content_id("hold", publisher or run_id, table, expectation, now.isoformat()),
        "publisher": publisher,
        "run_id": run_id or store.run_id,
        "table_name": table,
        "expectation": expectation,
        "reason": reason,
        "from_at": from_at,
        "begun_at": now,
    }


def _note_alerts(store: Store) -> bool:
    """Note which alerts wait from now on, and which wait no longer."""
    now = store.now()
    since = now - timedelta(hours=thresholds().hold_hours)
    held = {row["alert_id"]: row["reason"] for row in store.execute("held_now", since=since)}
    waiting = {row["alert_id"] for row in store.execute("waiting_alerts")}
    fresh = sorted(held.keys() - waiting)
    store.insert(
        "held_alerts",
        [{"alert_id": one, "reason": held[one], "held_at": now} for one in fresh],
    )
    released = waiting - held.keys()
    store.execute("release_alerts", wanted=released, at=now)
    if fresh or released:
        counts = {"judge.held_back": len(fresh), "judge.released": len(released)}
        ledger.add_counts(store, {name: count for name, count in counts.items() if count})
    return bool(fresh or released)
