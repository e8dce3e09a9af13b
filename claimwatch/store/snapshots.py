"""Published copies of a database: `<db>.snapshots/NNNNNN.duckdb`, for readers only.

A snapshot appears by rename, whole and synced, and is never written again; who holds an older one
open keeps a valid view, also after it is removed.
"""

from __future__ import annotations

import os
import shutil
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


def publish(path: Path, keep: int) -> Path:
    """Copy the closed, checkpointed database at `path` into place, whatever stands there."""
    folder = snapshot_folder(path)
    folder.mkdir(exist_ok=True)
    newest = next(iter(published(path)), None)
    fresh = folder / f"{_number(newest) + 1 if newest else 1:06d}.duckdb"
    partial = fresh.with_suffix(_PARTIAL)
    shutil.copyfile(path, partial)
    _sync(partial)
    partial.replace(fresh)
    _sync(folder)
    for old in published(path)[keep:]:
        old.unlink()
    return fresh


def revision_of(connection: duckdb.DuckDBPyConnection) -> Revision:
    """Which data an open database holds: the same revision, the same data."""
    return connection.execute("select database_id, number from revision").fetchone()


def _revision_in(path: Path) -> Revision:
    with database.connect(path, read_only=True) as reading:
        return revision_of(reading)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
