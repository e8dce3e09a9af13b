"""Published copies of a database: `<db>.snapshots/NNNNNN.duckdb`, for readers only.

A snapshot appears by rename, whole and synced, and is never written again; who holds an older one
open keeps a valid view, also after it is removed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from claimwatch.store import connection as database

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


def publish(path: Path, keep: int) -> Path | None:
    """Copy the closed, checkpointed database at `path` into place, unless it is there already."""
    folder = snapshot_folder(path)
    folder.mkdir(exist_ok=True)
    for left_over in folder.glob(f"*{_PARTIAL}"):  # by a run that was killed while copying
        left_over.unlink()
    newest = next(iter(published(path)), None)
    if newest is not None and _revision(newest) == _revision(path):
        os.utime(newest)
        return None
    fresh = folder / f"{_number(newest) + 1 if newest else 1:06d}.duckdb"
    partial = fresh.with_suffix(_PARTIAL)
    shutil.copyfile(path, partial)
    _sync(partial)
    partial.replace(fresh)
    _sync(folder)
    for old in published(path)[keep:]:
        old.unlink()
    return fresh


def _revision(path: Path) -> tuple[object, ...] | None:
    with database.connect(path, read_only=True) as reading:
        return reading.execute("select database_id, number from revision").fetchone()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
