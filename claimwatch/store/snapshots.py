"""Published copies of a database: `<db>.snapshots/NNNNNN.duckdb`, for readers only.

A snapshot appears by rename, whole and synced, and is never written again; who holds an older one
open keeps a valid view, also after it is removed.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from claimwatch.store import connection as database

Revision = tuple[object, ...] | None
KEEP = 3
_PARTIAL = ".partial"


def snapshot_folder(path: Path) -> Path:
    """Where the snapshots of the database at `path` lie."""
    return Path(f"{path}.snapshots")


def published(path: Path) -> list[Path]:
    """The snapshots of the database at `path`, the newest first."""
    found = snapshot_folder(path).glob("*.duckdb")
    return sorted((file for file in found if file.stem.isdigit()), key=_number, reverse=True)


def _number(file: Path) -> int:
    return int(file.stem)


def is_published(path: Path, revision: Revision) -> bool:
    """Whether the newest snapshot of `path` holds this `revision`; then its time is set to now."""
    for left_over in snapshot_folder(path).glob(f"*{_PARTIAL}"):  # of a run killed while copying
        left_over.unlink()
    newest = next(iter(published(path)), None)
    if newest is None or _revision_in(newest) != revision:
        return False
    os.utime(newest)
    return True


def _note_of(snapshot: Path) -> Path:
    """Where the revision of a snapshot is noted once it was read: to open one takes 40 ms."""
    return snapshot.with_suffix(".revision")


def publish(path: Path, keep: int) -> Path:
    """Copy the closed, checkpointed database at `path` into place, whatever stands there."""
    folder = snapshot_folder(path)
    folder.mkdir(exist_ok=True)
    newest = next(iter(published(path)), None)
    fresh = folder / f"{_number(newest) + 1 if newest else 1:06d}.duckdb"
    partial = fresh.with_suffix(_PARTIAL)
    shutil.copyfile(path, partial)
    _sync(partial)
    _note_of(fresh).unlink(missing_ok=True)  # of a file of this number that was taken away
    partial.replace(fresh)
    _sync(folder)
    for old in published(path)[keep:]:
        old.unlink()
        _note_of(old).unlink(missing_ok=True)
    return fresh


def revision_of(connection: duckdb.DuckDBPyConnection) -> Revision:
    """Which data an open database holds: the same revision, the same data."""
    return connection.execute("select database_id, number from revision").fetchone()


def _revision_in(snapshot: Path) -> Revision:
    note = _note_of(snapshot)
    with suppress(OSError, ValueError):
        return tuple(json.loads(note.read_text()))
    with database.connect(snapshot, read_only=True) as reading:
        revision = revision_of(reading)
    with suppress(OSError):  # read again next time
        note.write_text(json.dumps(revision))
    return revision


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
