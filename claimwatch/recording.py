"""The record of a run: opened, closed with what it did, or closed as failed when it breaks."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from claimwatch.alert.alarms import alarm_of_dead_run
from claimwatch.logs import begin_run, log
from claimwatch.logs import set_up as set_up_logs
from claimwatch.model import Alert
from claimwatch.settings import Settings, load_settings
from claimwatch.store import Store, ledger
from claimwatch.terms import RunKind


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did. `state` is ok, degraded or failed; counts are by "step.what".

    `degraded` names the checks on whole batches that failed; `new_flags` are the ids of flags that
    no run before had raised; `new_alerts` were decided in this run.
    """

    run_id: str
    state: str
    counts: Mapping[str, int]
    degraded: tuple[str, ...]
    new_flags: tuple[str, ...]
    new_alerts: tuple[Alert, ...]
    quarantined: int


def begin(store: Store, settings: Settings | None = None, kind: RunKind = RunKind.MONITOR) -> str:
    """Open a run in the record and return its id; one that died while open is closed, and told.

    What is logged from here on carries the id; the settings say where from, and how.
    """
    settings = settings or load_settings()
    set_up_logs(settings.log_format, settings.log_level)
    run_id = ledger.start_run(store, kind, alarm_of_dead_run)
    begin_run(run_id)
    log("run").info("began")
    return run_id


@contextmanager
def recorded(
    store: Store, settings: Settings | None = None, kind: RunKind = RunKind.MONITOR
) -> Iterator[None]:
    """A run of this kind; whoever is inside closes it with `finish` when all went well."""
    begin(store, settings, kind)
    try:
        yield
    except BaseException as error:
        fail(store, error)
        raise


def finish(store: Store) -> RunSummary:
    """Close the open run as ok, or degraded where a check on a whole batch failed."""
    reasons = ledger.degraded_reasons(store)
    state = "degraded" if reasons else "ok"
    ledger.close_run(store, state)
    for reason in reasons:
        log("run").warning("degraded", check=reason)
    log("run").info("ended", state=state)
    return _summary_of(store)


def fail(store: Store, error: BaseException) -> RunSummary:
    """Close the open run as failed, with the error's words."""
    ledger.close_run(store, "failed", f"{type(error).__name__}: {error}")
    # Its words may hold a record's text; they stand in the run's note.
    log("run").error("failed", error=type(error).__name__, where=_place_of(error))
    return _summary_of(store)


def _place_of(error: BaseException) -> str | None:
    """The last place in the program that the error came through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "claimwatch" in Path(frame.filename).parts]
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else None


def _summary_of(store: Store) -> RunSummary:
    record = ledger.record_of_run(store)
    run_id = record.run_id
    return RunSummary(
        run_id=run_id,
        state=record.state,
        counts=record.counts,
        degraded=tuple(ledger.degraded_reasons(store)),
        new_flags=tuple(row["flag_id"] for row in store.execute("new_flags", run_id=run_id)),
        new_alerts=tuple(Alert(**row) for row in store.execute("decided_in", run_id=run_id)),
        quarantined=sum(n for name, n in record.counts.items() if name.endswith(".quarantined")),
    )
