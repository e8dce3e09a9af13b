"""One writer at a time, everything of a step or nothing, and errors that say what to do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claimwatch.errors import InputNotFound, StoreBroken, StoreBusy
from claimwatch.store import open_reader, open_writer

HOLD = """
import sys
from claimwatch.store import open_writer
with open_writer(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_writer(tmp_path):
    with open_writer(tmp_path / "a.duckdb"):
        pass
    command = [sys.executable, "-c", HOLD, str(tmp_path / "a.duckdb")]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_writer_is_told_which_process_writes(tmp_path, other_writer):
    with pytest.raises(StoreBusy, match=rf"process {other_writer.pid}: wait"):
        open_writer(tmp_path / "a.duckdb")


def test_a_reader_without_a_snapshot_is_told_to_wait(tmp_path, other_writer):
    with pytest.raises(StoreBusy, match="wait"):
        open_reader(tmp_path / "a.duckdb")


def test_a_killed_writer_leaves_the_way_open(tmp_path, other_writer):
    os.kill(other_writer.pid, signal.SIGKILL)
    other_writer.wait()
    with open_writer(tmp_path / "a.duckdb") as store:
        assert store.execute("unjudged_stories", version="x") == []


def test_a_second_writer_in_the_same_process_is_refused_too(tmp_path):
    with open_writer(tmp_path / "a.duckdb"), pytest.raises(StoreBusy):
        open_writer(tmp_path / "a.duckdb")
    with open_writer(tmp_path / "a.duckdb"):
        pass


def test_publishing_does_not_let_another_writer_in(tmp_path):
    with open_writer(tmp_path / "a.duckdb") as store:
        store.publish()
        with pytest.raises(StoreBusy):
            open_writer(tmp_path / "a.duckdb")
        assert store.execute("newest_open_run") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no database"), (b"hello " * 3000, "no database"), (None, "is a folder")],
)
def test_a_file_that_is_no_database_is_named_and_kept(tmp_path, content, said):
    path = tmp_path / "a.duckdb"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    for opened in (open_writer, open_reader):
        with pytest.raises(StoreBroken, match=said):
            opened(path)
    assert content is None or path.read_bytes() == content


def test_a_damaged_database_is_named(tmp_path):
    with open_writer(tmp_path / "a.duckdb") as store, store.transaction():
        store.insert("stories", [{"story_id": f"s{n}", "article_id": "a"} for n in range(5000)])
    whole = (tmp_path / "a.duckdb").read_bytes()
    (tmp_path / "a.duckdb").write_bytes(whole[: len(whole) // 4])
    with pytest.raises(StoreBroken, match="restore it"):
        open_writer(tmp_path / "a.duckdb")


def test_a_missing_folder_and_a_missing_database_are_named(tmp_path):
    with pytest.raises(InputNotFound, match="no folder"):
        open_writer(tmp_path / "none" / "a.duckdb")
    with pytest.raises(InputNotFound, match="make one with claimwatch run"):
        open_reader(tmp_path / "a.duckdb")


def insert_and_fail(store):
    with store.transaction():
        store.insert("stories", [{"story_id": "s", "article_id": "a"}])
        1 / 0  # noqa: B018


def test_an_error_inside_a_transaction_leaves_nothing(tmp_path):
    with open_writer(tmp_path / "a.duckdb") as store:
        with pytest.raises(ZeroDivisionError):
            insert_and_fail(store)
        assert store.execute("stories_of", wanted=["a"]) == []
        with store.transaction():
            store.insert("stories", [{"story_id": "s", "article_id": "a"}])
        assert store.execute("stories_of", wanted=["a"]) == [{"story_id": "s", "article_id": "a"}]


def test_rows_in_bulk_keep_every_value_and_missing_columns_are_null(tmp_path):
    rows = [{"story_id": f"s{n}", "article_id": f"a'\n\u2028{n}\x00"} for n in range(20_000)]
    with open_writer(tmp_path / "a.duckdb") as store:
        store.insert("stories", rows)
        store.insert("figures", [{"figure_id": "f"}])
        wanted = [row["article_id"] for row in rows]
        found = store.execute("stories_of", wanted=wanted)
        assert sorted(found, key=lambda row: row["article_id"]) == sorted(
            rows, key=lambda row: row["article_id"]
        )


def test_only_known_tables_are_written(tmp_path):
    with open_writer(tmp_path / "a.duckdb") as store, pytest.raises(ValueError, match="no table"):
        store.insert("schema_migrations", [{"name": "x"}])
