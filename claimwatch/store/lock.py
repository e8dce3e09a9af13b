"""One writer at a time: an advisory lock beside the database.

DuckDB locks its file itself, but by a POSIX record lock, which the process loses as soon as it
closes any other handle of that file, as copying a snapshot does. `flock` on a file of its own has
no such trap, and the kernel releases it when its holder dies, also by SIGKILL.
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from claimwatch.errors import StoreBusy

LOOK_EVERY_SECONDS = 0.5


class WriterLock:
    """Held from construction until `release`, by one process."""

    def __init__(self, database: Path) -> None:
        """Take the lock of `database`.

        Raises:
            StoreBusy: another process, named in the message, holds it.
        """
        path = Path(f"{database}.lock")
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._handle, 32, 0).decode("ascii", "replace").strip()
            os.close(self._handle)
            raise StoreBusy(busy_message(database, holder)) from None
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, f"{os.getpid()}\n".encode("ascii"), 0)

    def release(self) -> None:
        """Let the next writer in. The file stays: removing it would let two writers in at once."""
        os.ftruncate(self._handle, 0)
        os.close(self._handle)


def lock_when_free(database: Path, patience: float) -> WriterLock:
    """The lock of `database`; who holds it is waited for, up to `patience` seconds.

    Raises:
        StoreBusy: another process holds it still.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return WriterLock(database)
        except StoreBusy:
            if time.monotonic() >= until:
                raise
            time.sleep(LOOK_EVERY_SECONDS)


def writer_of(database: Path) -> int | None:
    """The process that writes `database`, None where none does. Takes no lock: nobody is kept out.

    One that was killed left its number behind: it counts only while there is such a process.
    """
    try:
        holder = int(Path(f"{database}.lock").read_text("ascii") or "0")
        if holder > 0:
            os.kill(holder, 0)
    except PermissionError:
        return holder
    except (OSError, ValueError, OverflowError):
        return None
    return holder or None


def busy_message(database: Path, holder: str | None = None) -> str:
    """What to tell a user whose database is being written."""
    who = f"process {holder}" if holder else "another process"
    return f"{database} is being written by {who}: wait until that run has ended, then try again"
