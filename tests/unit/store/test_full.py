"""A full disk is known whatever the library below calls it, and nothing else is taken for one."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from claimwatch.errors import StoreBroken
from claimwatch.store.full import is_full


def of_sqlite(name: str, words: str) -> sqlite3.Error:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "write"), True),
        (OSError(errno.EACCES, "write"), False),
        (of_sqlite("SQLITE_FULL", "database or disk is full"), True),
        (of_sqlite("SQLITE_IOERR_SHMSIZE", "disk I/O error"), True),
        (of_sqlite("SQLITE_IOERR_READ", "disk I/O error"), False),
    ],
)
def test_a_full_disk_is_known_by_itself_and_below_another_error(
    error: Exception, expected: bool
) -> None:
    assert is_full(error) is expected
    above = StoreBroken("the desk cannot be opened")
    above.__cause__ = error
    assert is_full(above) is expected
