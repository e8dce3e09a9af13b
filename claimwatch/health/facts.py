"""What is known of a pipeline from outside: its snapshot, desk and disk. Waits for no run."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from claimwatch.errors import ClaimwatchError
from claimwatch.settings import Settings
from claimwatch.store import open_reader
from claimwatch.store.desk import desk_url, open_desk
from claimwatch.store.lock import writer_of
from claimwatch.store.snapshots import published

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found. Times are in UTC, sizes in bytes; `faults` says what could not be looked at.

    `published_at` is when the last run that came to its end published, None before the first;
    `last_run` its record. `deliveries` counts messages by state, `oldest_due` is since when the
    longest waiting one is due. `stages` are the rows of `v_stages`, `holds` what fails a check on
    whole batches, and `held` how many alerts wait because of it. `was_there`: the database is
    there, or was once, as its snapshots show.
    """

    db: Path
    exists: bool
    was_there: bool = False
    being_written: bool = False
    published_at: datetime | None = None
    last_run: Row | None = None
    totals: Mapping[str, int] = field(default_factory=dict)
    flags: tuple[Row, ...] = ()
    sources: tuple[Row, ...] = ()
    silent: tuple[Row, ...] = ()
    stages: tuple[Row, ...] = ()
    holds: tuple[Row, ...] = ()
    held: int = 0
    deliveries: Mapping[str, int] = field(default_factory=dict)
    oldest_due: datetime | None = None
    db_bytes: int = 0
    free_bytes: int = 0
    faults: tuple[str, ...] = ()


def gather_facts(db: Path, settings: Settings, now: datetime) -> Facts:
    """Look at the database `db` and what lies beside it."""
    snapshots = published(db)
    if not db.exists():
        return Facts(db, exists=False, was_there=bool(snapshots), free_bytes=_free(db))
    found: dict[str, Any] = {
        "being_written": writer_of(db) is not None,
        "db_bytes": db.stat().st_size,
    }
    # The first run writes the file itself, and one that looks into it would keep it from writing.
    first = found["being_written"] and not snapshots
    faults: list[str] = []
    for look in (_from_desk,) if first else (_from_snapshot, _from_desk):
        try:
            found |= look(db, settings, now)
        except ClaimwatchError as error:
            faults.append(str(error))
    found |= {"free_bytes": _free(db), "faults": tuple(faults)}
    return Facts(db, exists=True, was_there=True, **found)


def _from_snapshot(db: Path, settings: Settings, now: datetime) -> dict[str, Any]:  # noqa: ARG001
    with open_reader(db) as reader:
        runs = reader.rows("v_freshness")
        return {
            "published_at": reader.published_at if published(db) else None,
            "last_run": runs[0] if runs else None,
            "totals": {row["name"]: row["rows"] for row in reader.rows("v_sizes")},
            "flags": tuple(reader.rows("v_flag_counts")),
            "sources": tuple(reader.rows("v_sources")),
            "silent": tuple(reader.rows("v_desk_silent")),
            "stages": tuple(reader.rows("v_stages")),
            "holds": tuple(reader.rows("v_holds")),
            "held": len(reader.rows("v_held_alerts")),
        }


def _from_desk(db: Path, settings: Settings, now: datetime) -> dict[str, Any]:
    counts: dict[str, int] = {}
    with open_desk(settings.decisions_url or desk_url(db)) as desk:
        for delivery in desk.deliveries():
            counts[delivery.state.value] = counts.get(delivery.state.value, 0) + 1
        due = [d.next_try_at for d in desk.pending(now) if d.next_try_at is not None]
    return {"deliveries": counts, "oldest_due": min(due, default=None)}


def _free(db: Path) -> int:
    folder = db.resolve().parent
    return shutil.disk_usage(folder).free if folder.is_dir() else 0
