"""An SQLite file becomes smaller while others have it open, or says why it does not."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing

import pytest

from claimwatch.errors import StoreBroken, StoreBusy
from claimwatch.store import sqlite_room
from claimwatch.store.sqlite_room import give_back_room

MEGABYTE = 1_000_000


def opened(path):
    """A connection as Prefect's server holds it."""
    connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    connection.execute("pragma journal_mode = wal")
    return connection


def fill(connection, rows=300):
    """So many rows of 100 kB, of which one in ten stays."""
    connection.execute("create table if not exists log (id integer primary key, words blob)")
    connection.execute("begin")
    connection.executemany("insert into log (words) values (?)", [(b"x" * 100_000,)] * rows)
    connection.execute("delete from log where id % 10 <> 0")
    connection.execute("commit")
    connection.execute("pragma wal_checkpoint(truncate)")


def mode(connection):
    return connection.execute("pragma auto_vacuum").fetchone()[0]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "prefect.db"


def test_a_file_that_is_open_elsewhere_becomes_smaller(path):
    with closing(opened(path)) as server:
        fill(server)
        before = path.stat().st_size
        given = give_back_room(path)
        assert before - path.stat().st_size == given > 25 * MEGABYTE
        assert path.stat().st_size < 4 * MEGABYTE
        assert server.execute("select count(*), sum(length(words)) from log").fetchone() == (
            30,
            3 * MEGABYTE,
        )
        server.execute("insert into log (words) values ('later')")
        assert server.execute("pragma integrity_check").fetchone() == ("ok",)


def test_later_it_shrinks_by_steps_without_being_rewritten(path, monkeypatch):
    monkeypatch.setattr(sqlite_room, "_PAGES_AT_ONCE", 500)
    with closing(opened(path)) as server:
        fill(server, rows=10)
        give_back_room(path)
        fill(server)
        said = []
        with closing(sqlite3.connect(path, isolation_level=None)) as ours:
            assert mode(ours) == 2
            ours.set_trace_callback(said.append)
            sqlite_room._shrink(ours, time.monotonic() + 60)
        assert sum("incremental_vacuum" in words for words in said) > 3
        assert "vacuum" not in said
        assert path.stat().st_size < 5 * MEGABYTE
        assert server.execute("pragma integrity_check").fetchone() == ("ok",)


def test_writers_go_on_while_it_shrinks(path):
    """None waits as long as Prefect's server would, and nothing that they write is lost."""
    with closing(opened(path)) as server:
        fill(server, rows=10)
        give_back_room(path)
        fill(server, rows=600)
        server.execute("create table written (id integer primary key)")
        waited, done = [], threading.Event()

        def write():
            while not done.is_set():
                begun = time.monotonic()
                server.execute("insert into written default values")
                waited.append(time.monotonic() - begun)
                time.sleep(0.001)

        writer = threading.Thread(target=write)
        writer.start()
        given = give_back_room(path, work_seconds=60)
        done.set()
        writer.join()
        assert given > 40 * MEGABYTE
        assert len(waited) > 3
        assert max(waited) < 5
        assert server.execute("select count(*) from written").fetchone() == (len(waited),)


def test_one_with_little_free_is_left_alone(path):
    with closing(opened(path)) as server:
        fill(server, rows=10)
        give_back_room(path)
        server.executemany("insert into log (words) values (?)", [(b"x" * 100_000,)] * 30)
        server.execute("delete from log where id % 2 = 0")
        server.execute("pragma wal_checkpoint(truncate)")
        before = path.stat().st_size
        assert give_back_room(path) == 0
        assert path.stat().st_size == before


def test_one_that_is_locked_is_left_as_it_was_and_said_so(path, monkeypatch):
    monkeypatch.setattr(sqlite_room, "LOCK_SECONDS", 0.2)
    with closing(opened(path)) as server:
        fill(server)
        server.execute("begin immediate")
        begun = time.monotonic()
        with pytest.raises(StoreBusy, match=r"others use it .*tried again"):
            give_back_room(path)
        assert time.monotonic() - begun < 3
        server.execute("rollback")
        assert give_back_room(path) > 25 * MEGABYTE


def test_a_rewrite_that_takes_too_long_is_given_up(path, monkeypatch):
    monkeypatch.setattr(sqlite_room, "_STEPS_BETWEEN_LOOKS", 10)
    with closing(opened(path)) as server:
        fill(server)
        before = path.stat().st_size
        with pytest.raises(StoreBusy, match="stop them once and run: sqlite3"):
            give_back_room(path, work_seconds=-1)
        assert path.stat().st_size == before
        assert server.execute("select count(*) from log").fetchone() == (30,)
        assert server.execute("pragma integrity_check").fetchone() == ("ok",)


def test_what_is_no_database_is_said_to_be_none(path):
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreBroken, match="cannot be made smaller"):
        give_back_room(path)
