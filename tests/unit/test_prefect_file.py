"""Upkeep shrinks Prefect's database where it is a file here, and says why where it cannot."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing

import pytest

from claimwatch.store import sqlite_room

pytestmark = pytest.mark.slow


@pytest.fixture
def named(monkeypatch):
    """Have Prefect's settings name a database; return the flows' module."""
    from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL, temporary_settings

    from flows import nightly

    monkeypatch.setattr(nightly, "get_run_logger", lambda: logging.getLogger("upkeep"))

    def go(url):
        with temporary_settings({PREFECT_API_DATABASE_CONNECTION_URL: url}):
            return nightly.prefect_database(), nightly._shrink_prefect()

    return go


@pytest.fixture
def file(tmp_path):
    """A database of which nearly all has been deleted."""
    path = tmp_path / "prefect.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("create table log (words blob)")
        connection.execute("insert into log values (zeroblob(20000000))")
        connection.execute("delete from log")
    return path


def test_a_file_here_is_made_smaller(named, file):
    path, given = named(f"sqlite+aiosqlite:///{file}")
    assert (path, file.stat().st_size < 100_000) == (file, True)
    assert given > 19_000_000


def test_one_that_is_locked_fails_no_upkeep_and_is_told(named, file, monkeypatch, caplog):
    monkeypatch.setattr(sqlite_room, "LOCK_SECONDS", 0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin exclusive")
        _, given = named(f"sqlite+aiosqlite:///{file}")
    assert given == 0
    assert "was not made smaller: others use it" in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+asyncpg://prefect:word@db.example/prefect",
        "sqlite+aiosqlite:///:memory:",
        "sqlite+aiosqlite:////nowhere/prefect.db",
    ],
)
def test_another_database_is_none_of_ours(named, url):
    assert named(url) == (None, 0)
