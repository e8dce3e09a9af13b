"""Upkeep: once a day, what is older than its time is forgotten, so that a year costs no more.

Articles, claims, figures, flags with their history, decisions and the quarantine are never
forgotten: they are what the pipeline is for. What goes is bookkeeping, and raw answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from claimwatch.settings import Settings
from claimwatch.store import Store, ledger
from claimwatch.store.desk import Desk
from claimwatch.store.raw import drop_raw, drop_raw_but, raw_folder

ONCE_IN = timedelta(days=1)


def upkeep(
    store: Store, desk: Desk, settings: Settings, at_once: bool = False
) -> Mapping[str, int]:
    """Forget what the settings say may be forgotten; return how much, by what. Once a day.

    `at_once` does it whenever the last time was. Room is given back to the disk, too.

    Killed midway, it is done again: it counts as done in the transaction that forgets.
    """
    now = store.now()
    if not (at_once or is_due(store, now)):
        return {}
    runs_before = now - timedelta(days=settings.keep_runs_days)
    raw_before = now - timedelta(days=settings.keep_raw_days)
    old_raw = [row["sha256"] for row in store.execute("old_raw", before=raw_before)]
    dropped = drop_raw(raw_folder(store.path), old_raw)
    with store.transaction():
        runs = _deleted(store, "delete_old_runs", runs_before)
        gates = _deleted(store, "delete_old_gate_results", runs_before)
        fetches = _deleted(store, "delete_old_fetches", runs_before)
        digests = _deleted(store, "delete_old_digests", runs_before)
        for name in ("batches", "batch_checks", "held_alerts", "remarks"):
            gates += _deleted(store, f"delete_old_{name}", runs_before)
        alarms = _deleted(store, "delete_old_alarms", runs_before)
        store.execute("delete_article_fetches", wanted=old_raw)
        ledger.mark_done(store, "upkeep", ["daily"])
    # Of pages that were refused or given up, and what kills left behind: nothing rests on these.
    used = [row["sha256"] for row in store.execute("raw_in_use")]
    dropped += drop_raw_but(raw_folder(store.path), used)
    return {
        "upkeep.runs": runs,
        "upkeep.gate_results": gates,
        "upkeep.fetches": fetches,
        "upkeep.digests": digests,
        "upkeep.alarms": alarms,
        "upkeep.raw": dropped,
        "upkeep.bytes_given_back": store.compact(),
        "upkeep.deliveries": desk.forget_sent(runs_before),
    }


def is_due(store: Store, now: datetime) -> bool:
    """True when the last upkeep is a day ago, or there was none."""
    done_at = store.execute("last_upkeep")[0]["done_at"]
    return done_at is None or now - done_at >= ONCE_IN


def _deleted(store: Store, step: str, before: datetime) -> int:
    return _count(store.execute(step, before=before))


def _count(rows: list[dict[str, int]]) -> int:
    """DuckDB answers a delete with one row that counts."""
    return rows[0]["Count"] if rows else 0
