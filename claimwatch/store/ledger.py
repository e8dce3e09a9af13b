"""What is done, by which version and run, and what the gates said: the runs' own record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from claimwatch.gate import GateReport
from claimwatch.logs import log
from claimwatch.model import ChangeCause, Quarantined
from claimwatch.store.writer import Row, Store
from claimwatch.terms import AlarmKind, RunKind


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as recorded. `state` is running, ok, degraded or failed; times are in UTC."""

    run_id: str
    started_at: datetime
    finished_at: datetime | None
    state: str
    counts: Mapping[str, int]
    note: str | None


Alarms = Callable[[Row, datetime, datetime | None], Row | None]
"""Makes the alarm about a run that died, from its row, the time now and that of the last alarm."""


def start_run(store: Store, kind: RunKind = RunKind.MONITOR, alarm: Alarms | None = None) -> str:
    """Open a run and return its id; runs that were killed while open are closed as failed.

    `alarm` words what is to be told of the last of those. All of that is one transaction, so that
    no death is closed untold.
    """
    run_id = uuid4().hex
    now = store.now()
    with store.transaction():
        if (dead := store.execute("open_runs")) and alarm is not None:
            last_at = store.execute("last_alarm", about=AlarmKind.RUN_DIED.value)[0]["made_at"]
            store.insert("alarms", list(filter(None, [alarm(dead[-1], now, last_at)])))
        if kind is not RunKind.MONITOR:
            store.insert("run_kinds", [{"run_id": run_id, "kind": kind.value}])
        store.execute("close_killed_runs", finished_at=now, note="killed before its end")
        run = {"run_id": run_id, "started_at": now, "state": "running", "counts": "{}"}
        store.insert("runs", [run])
    store.run_id = run_id
    return run_id


def close_run(store: Store, state: str, note: str | None = None) -> RunRecord:
    """Close the open run and return its record.

    Where it ends in another state than the run before, a new snapshot is due, though no row of the
    domain has changed: readers are to see that a run was degraded, and that one is well again.
    """
    with store.transaction():
        if store.execute("last_state", run_id=store.run_id) not in ([], [{"state": state}]):
            store.execute("raise_revision")
        store.execute(
            "close_run", run_id=store.run_id, finished_at=store.now(), state=state, note=note
        )
    return record_of_run(store)


def record_of_run(store: Store) -> RunRecord:
    """The record of the store's run."""
    row = store.execute("run_of", run_id=store.run_id)[0]
    return RunRecord(**{**row, "counts": json.loads(row["counts"])})


def add_counts(store: Store, counts: Mapping[str, int]) -> None:
    """Add to the counts of the store's run, in the transaction that did what is counted."""
    if not store.execute("run_of", run_id=store.run_id):
        return
    known = dict(record_of_run(store).counts)
    for name, number in counts.items():
        known[name] = known.get(name, 0) + number
    store.execute("set_counts", run_id=store.run_id, counts=json.dumps(known))


def mark_done(store: Store, stage: str, item_ids: Iterable[str], version: str = "") -> None:
    """Record that these items have been through `stage` by `version`."""
    items = sorted(set(item_ids))
    forget_done(store, stage, items)
    done = {"stage": stage, "version": version, "run_id": store.run_id, "done_at": store.now()}
    store.insert("ledger", [{**done, "item_id": item} for item in items])


def forget_done(store: Store, stage: str, item_ids: Iterable[str]) -> None:
    """Make these items undone for `stage`."""
    store.execute("delete_ledger", wanted=item_ids, stage=stage)


def mark_undone(store: Store, stage: str, item_ids: Iterable[str], why: ChangeCause) -> None:
    """Make these items, where they were done, undone for `stage`, and note why."""
    store.execute("undo_ledger", wanted=item_ids, stage=stage, why=why.value)


def causes_among(store: Store, stage: str, item_ids: Iterable[str]) -> dict[str, ChangeCause]:
    """Why each of these items is taken up (again): it is new, or what was noted, or new rules."""
    ids = set(item_ids)
    known = {
        row["item_id"]: _cause_of(row["version"])
        for row in store.execute("versions_done", wanted=ids, stage=stage)
    }
    return {item: known.get(item, ChangeCause.ARTICLES) for item in ids}


def _cause_of(version: str) -> ChangeCause:
    """The cause that was noted; a version's name means that another one takes the item up."""
    noted = version in {cause.value for cause in ChangeCause}
    return ChangeCause(version) if noted else ChangeCause.RULES


def done_among(store: Store, stage: str, item_ids: Iterable[str]) -> set[str]:
    """Which of these items have been through `stage`, by whatever version."""
    return {row["item_id"] for row in store.execute("done_among", wanted=item_ids, stage=stage)}


def save_gate_report(store: Store, report: GateReport) -> None:
    """Record how each expectation fared on a batch of the store's run."""
    rows = [
        {
            "run_id": store.run_id,
            "table_name": report.table,
            "expectation": result.expectation,
            "column_name": result.column,
            "success": result.success,
            "batch_level": result.batch_level,
            "observed": result.observed,
            "failed_rows": result.failed_rows,
        }
        for result in report.results
    ]
    store.insert("gate_results", rows)


def degraded_reasons(store: Store) -> list[str]:
    """The batch-level expectations that failed in the store's run, in words."""
    rows = store.execute("degraded_of", run_id=store.run_id)
    return [f"{row['table_name']}: {row['expectation']} ({row['observed']})" for row in rows]


def save_quarantined(
    store: Store, quarantined: Sequence[Quarantined], item_ids: Sequence[str | None] | None = None
) -> int:
    """Add what was refused and is not there yet; return how many. `item_ids` go along with it.

    An item id is that of the article or story whose new reading replaces the refusal.
    """
    rows: dict[str, Row] = {}
    for record, item_id in zip(quarantined, item_ids or [None] * len(quarantined), strict=True):
        rows.setdefault(record.quarantine_id, _quarantine_row(record, item_id))
    known = {row["quarantine_id"] for row in store.execute("quarantine_known", wanted=rows)}
    fresh = [row for name, row in rows.items() if name not in known]
    store.insert("quarantine", fresh)
    for row in fresh:
        _log_refusal(row)
    return len(fresh)


def _log_refusal(row: Row) -> None:
    """Say that a record was refused, by ids alone: what it held stands in quarantine."""
    about = {"extract": "article_id", "judge": "story_id"}.get(row["stage"], "item_id")
    told = {"quarantine_id": row["quarantine_id"], "expectation": row["expectation"]}
    log(row["stage"]).warning("refused", **told, **{about: row["item_id"]})


def forget_quarantined(store: Store, stage: str, item_ids: Iterable[str]) -> None:
    """Remove what `stage` refused of these items, before they are read anew."""
    store.execute("delete_quarantine", wanted=item_ids, stage=stage)


def _quarantine_row(record: Quarantined, item_id: str | None) -> Row:
    columns = ("quarantine_id", "stage", "source", "line", "expectation", "value", "reason")
    values = {name: getattr(record, name) for name in columns}
    return {**values, "item_id": item_id, "payload": record.payload}


def count_step(store: Store, counts: Mapping[str, int], changed: bool) -> None:
    """Add a step's counts to the open run; `changed` says that domain tables are not as before."""
    add_counts(store, counts)
    _log_counts(counts)
    if changed:
        store.execute("raise_revision")


def _log_counts(counts: Mapping[str, int]) -> None:
    if counts:
        step = next(iter(counts)).partition(".")[0]
        log(step).info("done", **{name.rpartition(".")[2]: n for name, n in counts.items()})
