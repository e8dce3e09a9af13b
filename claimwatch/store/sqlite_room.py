"""Gives the room of deleted rows in an SQLite file back to the disk, while others may write it.

SQLite reuses such room, but keeps the file large. Moving pages to the front in small steps
(incremental vacuum) keeps nobody out for long; a file that cannot do so yet is rewritten once.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from claimwatch.errors import DiskFull, StoreBroken, StoreBusy

LEAST_FREE_BYTES = 8_000_000
LEAST_FREE_SHARE = 0.25
"""Less is left for the next rows: it would be taken again within the day."""
REWRITTEN_AT_ONCE_BYTES = 64_000_000
"""A file of this size is rewritten in about a second, also where it holds no room to give back."""
LOCK_SECONDS = 5.0
WORK_SECONDS = 8.0
"""Prefect's server gives up a write after 10 s."""
_PAGES_AT_ONCE, _PAUSE_SECONDS = 2_500, 0.1
"""Some 10 MB in some 50 ms. Who had read before each step and then writes is told to try again."""
_STEPS_BETWEEN_LOOKS = 1_000
_INCREMENTAL = 2


def give_back_room(path: Path, work_seconds: float = WORK_SECONDS) -> int:
    """Make the SQLite file at `path` smaller where much of it is free; return by how many bytes.

    It takes at most about `work_seconds`; what it has not come to is left for the next time.

    Raises:
        StoreBusy: others did not let it in, or it took too long; the file is as it was, or smaller.
        DiskFull: there is no room for the copy that it needs.
        StoreBroken: the file is no SQLite database.
    """
    before = _size(path)
    until = time.monotonic() + work_seconds
    try:
        with closing(sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)) as open_:
            _shrink(open_, until)
    except sqlite3.Error as error:
        raise _in_words(path, error) from None
    return max(before - _size(path), 0)


@dataclass(frozen=True, slots=True)
class _Room:
    page: int
    pages: int
    free: int
    incremental: bool

    @property
    def is_much_free(self) -> bool:
        free = self.free * self.page
        return free >= LEAST_FREE_BYTES and self.free >= LEAST_FREE_SHARE * self.pages


def _shrink(connection: sqlite3.Connection, until: float) -> None:
    room = _room_of(connection)
    if not room.incremental:
        if not (room.is_much_free or room.page * room.pages <= REWRITTEN_AT_ONCE_BYTES):
            return
        connection.execute(f"pragma auto_vacuum = {_INCREMENTAL}")
        # Rolled back where it takes too long: whoever wants to write waits for all of it.
        late = lambda: time.monotonic() > until  # noqa: E731
        connection.set_progress_handler(late, _STEPS_BETWEEN_LOOKS)
        connection.execute("vacuum")
        connection.set_progress_handler(None, 0)
    elif room.is_much_free:
        _move_pages(connection, until)
    else:
        return
    _truncate(connection, until)


def _move_pages(connection: sqlite3.Connection, until: float) -> None:
    while _room_of(connection).free and time.monotonic() < until:
        # `execute` would leave off after the first page, since the statement gives no columns.
        connection.executescript(f"pragma incremental_vacuum({_PAGES_AT_ONCE})")
        time.sleep(_PAUSE_SECONDS)  # whoever waits to write comes in between


def _truncate(connection: sqlite3.Connection, until: float) -> None:
    """Bring the write-ahead log into the file, which becomes smaller only then."""
    while True:
        (busy, *_) = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        if not busy:
            return
        if time.monotonic() > until:
            raise sqlite3.OperationalError("database is locked by a reader")


def _room_of(connection: sqlite3.Connection) -> _Room:
    names = ("page_size", "page_count", "freelist_count", "auto_vacuum")
    page, pages, free, mode = (connection.execute(f"pragma {name}").fetchone()[0] for name in names)
    return _Room(page, pages, free, mode == _INCREMENTAL)


def _size(path: Path) -> int:
    files = (path, Path(f"{path}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _in_words(path: Path, error: sqlite3.Error) -> Exception:
    said = str(error)
    if "full" in said:
        return DiskFull(f"{path} cannot be made smaller, which needs a copy: make room ({said})")
    if "locked" in said or "busy" in said:
        return StoreBusy(f"{path} was not made smaller: others use it ({said}); it is tried again")
    if "interrupted" in said:
        return StoreBusy(
            f"{path} was not made smaller: it is so large that those who write it would wait too "
            f"long; stop them once and run: sqlite3 {path} 'pragma auto_vacuum = 2; vacuum'"
        )
    return StoreBroken(f"{path} cannot be made smaller ({said})")
