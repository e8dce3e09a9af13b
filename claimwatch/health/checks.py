"""What is wrong with a pipeline, from the facts: each check says what it sees and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from claimwatch.health.facts import Facts

LATE_AFTER_RUNS = 3
"""A run may be skipped or long; three that did not come are not chance."""
SOURCE_FAILURES = 3
DELIVERY_LATE = timedelta(hours=1)
LEAST_FREE = 1_000_000_000
SPARE_COPIES = 4
"""A run writes the database and a snapshot of it, and older snapshots are kept."""


class Wellness(StrEnum):
    """How a part is: well, worth a look, or not doing its work."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One part: how it is, what was seen, and what to do about it ("" where nothing is)."""

    name: str
    state: Wellness
    said: str
    advice: str = ""


def check_all(
    facts: Facts, now: datetime, every: timedelta, first_run_by: datetime | None = None
) -> list[Check]:
    """Every check, in the order in which a person would look.

    `every` is the time between runs; by `first_run_by` the first of them is to have begun, None
    where nobody knows of a schedule.
    """
    if not facts.exists:
        return [_no_database(facts, now, first_run_by)]
    checks: list[Callable[[], Check]] = [
        lambda: _database(facts),
        lambda: _freshness(facts, now, every, first_run_by),
        lambda: _last_run(facts),
        lambda: _stages(facts, now),
        lambda: _quality(facts),
        lambda: _sources(facts),
        lambda: _silent(facts),
        lambda: _outbox(facts, now),
        lambda: _disk(facts),
    ]
    return [check() for check in checks]


def overall(checks: Sequence[Check]) -> Wellness:
    """The worst state of all."""
    states = {check.state for check in checks}
    worst = (Wellness.BROKEN, Wellness.WARNING)
    return next((state for state in worst if state in states), Wellness.OK)


def _no_database(facts: Facts, now: datetime, first_run_by: datetime | None) -> Check:
    if facts.was_there:
        said = f"the database at {facts.db} is gone"
        advice = "bring it back with claimwatch restore; a run would begin a new one"
        return Check("database", Wellness.BROKEN, said, advice)
    said = f"there is no database at {facts.db}"
    if first_run_by is None or now >= first_run_by:
        return Check("database", Wellness.BROKEN, said, "make one with claimwatch run")
    advice = f"the first run makes it, by {first_run_by:%H:%M} {first_run_by:%Z}"
    return Check("database", Wellness.WARNING, f"{said} yet", advice)


def _database(facts: Facts) -> Check:
    if facts.faults:
        advice = "see the message; claimwatch restore brings back a copy"
        return Check("database", Wellness.BROKEN, "; ".join(facts.faults), advice)
    said = "a run is writing" if facts.being_written else "opens, and nobody is writing"
    return Check("database", Wellness.OK, said)


def _freshness(
    facts: Facts, now: datetime, every: timedelta, first_run_by: datetime | None
) -> Check:
    if facts.published_at is None:
        said = "no run has come to its end yet"
        if facts.being_written:
            return Check("freshness", Wellness.WARNING, said, "the first run goes on: wait for it")
        late = first_run_by is not None and now >= first_run_by
        state = Wellness.BROKEN if late else Wellness.WARNING
        return Check("freshness", state, said, "start one with claimwatch run, and see its message")
    age = now - facts.published_at
    said = f"the last run published {_ago(age)} ago"
    if age <= every * LATE_AFTER_RUNS:
        return Check("freshness", Wellness.OK, said)
    advice = (
        "the run that goes on hangs: stop it, the next goes on from there"
        if facts.being_written
        else "no run comes: is claimwatch serve running? See its logs beside the database"
    )
    return Check("freshness", Wellness.BROKEN, f"{said}, one is due every {_ago(every)}", advice)


def _last_run(facts: Facts) -> Check:
    run = facts.last_run
    if run is None or run["state"] == "ok":
        return Check("last run", Wellness.OK, "ended well" if run else "there was none")
    advice = "see the Quality page, or claimwatch run again for the message"
    said = f"was {run['state']}{': ' + run['note'] if run['note'] else ''}"
    return Check("last run", Wellness.WARNING, said, advice)


def _stages(facts: Facts, now: datetime) -> Check:
    """When each step last did something, and what a run that ended has left undone."""
    when = [
        f"{row['stage']} {_ago(now - row['last_at'])}" for row in facts.stages if row["last_at"]
    ]
    lag = next((row["lag_hours"] for row in facts.stages if row["lag_hours"] is not None), None)
    behind = "" if lag is None else f"; articles come {_ago(timedelta(hours=lag))} after print"
    said = f"last done: {', '.join(when) or 'nothing yet'}{behind}"
    # Alerts are told after the snapshot that is looked at here: theirs is the outbox's check.
    left = [row for row in facts.stages if row["waiting"] and row["stage"] != "tell"]
    if not left:
        return Check("steps", Wellness.OK, said)
    waits = ", ".join(f"{row['waiting']} wait for {row['stage']}" for row in left)
    advice = "the next run takes them up; where they stay, run claimwatch run and see its message"
    return Check("steps", Wellness.WARNING, f"{waits}; {said}", advice)


def _quality(facts: Facts) -> Check:
    if not facts.holds:
        return Check("quality", Wellness.OK, "what comes in is as usual")
    reasons = "; ".join(row["reason"] for row in facts.holds[:5])
    said = f"not as usual, and {facts.held} alerts wait for it: {reasons}"
    advice = "see the Quality page: has the site, or the way it is read, changed?"
    return Check("quality", Wellness.WARNING, said, advice)


def _sources(facts: Facts) -> Check:
    failing = [row for row in facts.sources if row["failures"] >= SOURCE_FAILURES]
    if not failing:
        return Check("sources", Wellness.OK, f"{len(facts.sources)} feeds answer")
    named = "; ".join(f"{row['url']} ({row['note']})" for row in failing[:5])
    advice = "claimwatch config check tries each; mend or remove it in watch.yaml"
    said = f"{len(failing)} of {len(facts.sources)} feeds fail: {named}"
    return Check("sources", Wellness.WARNING, said, advice)


def _silent(facts: Facts) -> Check:
    if not facts.silent:
        return Check("silence", Wellness.OK, "no publisher is silent for longer than usual")
    named = ", ".join(f"{row['publisher']} ({row['silent']:.0f} h)" for row in facts.silent[:5])
    said = f"{len(facts.silent)} publishers are silent for longer than usual: {named}"
    return Check("silence", Wellness.WARNING, said, "see whether their feeds have moved")


def _outbox(facts: Facts, now: datetime) -> Check:
    parked = facts.deliveries.get("parked", 0)
    late = facts.oldest_due is not None and now - facts.oldest_due > DELIVERY_LATE
    waiting = facts.deliveries.get("pending", 0) + facts.deliveries.get("failed", 0)
    if not parked and not late:
        return Check("outbox", Wellness.OK, f"{waiting} messages wait")
    said = f"{waiting} messages wait, {parked} were given up"
    advice = "claimwatch config check tries each channel; claimwatch outbox shows the errors"
    return Check("outbox", Wellness.WARNING, said, advice)


def _disk(facts: Facts) -> Check:
    needed = max(LEAST_FREE, SPARE_COPIES * facts.db_bytes)
    said = f"{facts.free_bytes / 1e9:.1f} GB are free, the database has {facts.db_bytes / 1e9:.2f}"
    if facts.free_bytes >= needed:
        return Check("disk", Wellness.OK, said)
    advice = f"make room: a run may need {needed / 1e9:.1f} GB"
    return Check("disk", Wellness.BROKEN, said, advice)


def _ago(age: timedelta) -> str:
    seconds = int(age.total_seconds())
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{max(seconds, 0)} s"
