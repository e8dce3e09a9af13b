"""Copies of all that a pipeline knows, with their checksums, and the way back from one.

A copy is a folder of its own, named after its moment: the database, the desk's SQLite file and the
raw answers. It appears whole, by rename. Raw answers never change: those that an earlier copy in
the same folder has are linked, not copied.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from claimwatch.errors import InputNotFound, StoreBroken, UsageError
from claimwatch.store import connection as database
from claimwatch.store.lock import WriterLock
from claimwatch.store.migrations import applied_files, check_applied
from claimwatch.store.raw import raw_folder
from claimwatch.store.statements import folder
from claimwatch.store.writer import open_writer, publish_snapshot

MANIFEST = "manifest.json"
_DB, _DESK, _RAW = "claimwatch.duckdb", "desk.sqlite", "raw"


def back_up(db: Path, into: Path, now: datetime) -> Path:
    """Copy what the database `db` and its desk hold into a new folder in `into`; return it.

    A desk on PostgreSQL is not copied: its own tools do that. The database is copied while no run
    writes.

    Raises:
        InputNotFound: there is no such database.
        StoreBusy: a run is writing.
        UsageError: there is a copy of this moment.
    """
    if not db.exists():
        raise InputNotFound(f"no database at {db}")
    place = into / f"claimwatch-{now:%Y%m%dT%H%M%SZ}"
    if place.exists():
        raise UsageError(f"{place} is there already")
    partial = place.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    with open_writer(db):
        pass  # takes the log into the file, and the schema up to this program's
    lock = WriterLock(db)
    try:
        shutil.copyfile(db, partial / _DB)
    finally:
        lock.release()
    _copy_desk(Path(f"{db}.desk.sqlite"), partial / _DESK)
    _copy_raw(raw_folder(db), partial / _RAW, _newest(into))
    _write_manifest(partial)
    partial.replace(place)
    return place


def restore(copy: Path, db: Path, force: bool = False) -> None:
    """Bring back the database `db`, its desk and raw answers from `copy`, and publish a snapshot.

    With `force`, what is there gives way; it is kept beside as `.before-restore`.

    Raises:
        InputNotFound: `copy` is no copy.
        StoreBroken: a file of the copy is missing or not what it was; nothing was changed.
        UsageError: there is a database already, and `force` is not given.
        StoreBusy: a run is writing.
    """
    _check(copy)
    if db.exists() and not force:
        raise UsageError(f"{db} is there already: give --force to put it aside")
    lock = WriterLock(db)
    try:
        for ours in (db, Path(f"{db}.wal"), *_desk_files(db), Path(f"{db}.snapshots")):
            if ours.exists():
                _put_aside(ours)
        if (copy / _DESK).exists():
            _copied_into_place(copy / _DESK, Path(f"{db}.desk.sqlite"))
        _copy_raw(copy / _RAW, raw_folder(db), None)
        _copied_into_place(copy / _DB, db)
    finally:
        lock.release()
    publish_snapshot(db)


def _desk_files(db: Path) -> Iterable[Path]:
    return (Path(f"{db}.desk.sqlite{end}") for end in ("", "-wal", "-shm"))


def _put_aside(path: Path) -> None:
    aside = Path(f"{path}.before-restore")
    if aside.is_dir():
        shutil.rmtree(aside)
    path.replace(aside)


def _copied_into_place(source: Path, target: Path) -> None:
    partial = Path(f"{target}.partial")
    shutil.copyfile(source, partial)
    with partial.open("rb") as stream:
        os.fsync(stream.fileno())
    partial.replace(target)


def _copy_desk(desk: Path, into: Path) -> None:
    """By SQLite's own way of copying, which is whole also while people decide."""
    if not desk.exists():
        return
    with closing(sqlite3.connect(desk)) as ours, closing(sqlite3.connect(into)) as copy:
        ours.backup(copy)


def _copy_raw(raw: Path, into: Path, earlier: Path | None) -> None:
    for body in sorted(raw.glob("*/*.gz")):
        target = into / body.parent.name / body.name
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        known = earlier / _RAW / body.parent.name / body.name if earlier else None
        if known is not None and known.exists():
            os.link(known, target)
        else:
            shutil.copyfile(body, target)


def _newest(into: Path) -> Path | None:
    return max((path.parent for path in into.glob(f"claimwatch-*/{MANIFEST}")), default=None)


def _write_manifest(place: Path) -> None:
    files = {str(f.relative_to(place)): _digest(f) for f in sorted(place.rglob("*")) if f.is_file()}
    (place / MANIFEST).write_text(json.dumps(files, indent=1), encoding="utf-8")


def _check(copy: Path) -> None:
    try:
        files = json.loads((copy / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        raise InputNotFound(f"{copy} is no copy: it has no {MANIFEST}") from None
    except (OSError, ValueError) as error:
        raise StoreBroken(f"{copy / MANIFEST} cannot be read: {error}") from None
    for name, digest in files.items():
        path = copy / name
        if not path.exists() or _digest(path) != digest:
            raise StoreBroken(f"{path} is missing or not what it was: take another copy")
    with database.connect(copy / _DB, read_only=True) as reading:
        check_applied(applied_files(reading), folder("tables"))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
