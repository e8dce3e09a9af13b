"""Knows a full disk by what the libraries below say of it, and says it in words a user can use."""

from __future__ import annotations

from pathlib import Path

from claimwatch.errors import FULL_DISK, DiskFull

_WORDS = ("no space left on device", "disk is full", "file too large", "disk quota exceeded")
_OF_SQLITE = "SQLITE_IOERR_SHMSIZE"
"""SQLite's name for no room for what its processes share; its words are "disk I/O error"."""


def is_full(error: BaseException | None) -> bool:
    """True where `error`, or what it came from, is that nothing more could be written."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, OSError) and error.errno in FULL_DISK:
            return True
        if any(words in str(error).lower() for words in _WORDS):
            return True
        if getattr(error, "sqlite_errorname", None) == _OF_SQLITE:
            return True
        error = error.__cause__ or error.__context__
    return False


def disk_full(path: Path) -> DiskFull:
    """The error of a run that could not write beside the database at `path`."""
    return DiskFull(
        f"the disk with {path}, or that of temporary files, is full: make room and run again; "
        "what was committed is kept, and the next run goes on from there"
    )
