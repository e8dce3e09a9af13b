"""A database full of gaps is rewritten whole: smaller, with the same rows, views and record."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claimwatch.store import compaction, export_tables, open_reader, open_writer
from claimwatch.store.migrations import applied_files


def fill(path: Path) -> None:
    """A run of which all before it were forgotten: the file's end is used, its middle is free."""
    rng = random.Random(5)
    with open_writer(path) as store:
        noise = [{"run_id": f"{n}", "note": rng.randbytes(500).hex()} for n in range(5_000)]
        with store.transaction():
            store.insert("runs", noise)
        store._connection.execute("checkpoint")
        with store.transaction():
            store.insert("runs", [{"run_id": "kept", "state": "ok", "counts": "{}"}, *noise[:500]])
        store._connection.execute("checkpoint")
        with store.transaction():
            store._connection.execute("delete from runs where run_id <> 'kept'")


def test_room_that_is_much_is_given_back(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(compaction, "LEAST_WASTED_BYTES", 1_000_000)
    path = tmp_path / "it's.duckdb"
    fill(path)
    with open_writer(path) as store:
        before, size = applied_files(store._connection), path.stat().st_size
        assert store.compact() > 1_000_000
        assert path.stat().st_size < size / 2
        assert applied_files(store._connection) == before
        assert store.compact() == 0, "there is nothing more to give back"
        store.publish()
    with open_reader(path) as reader:
        assert [row["run_id"] for row in reader.rows("v_runs")] == ["kept"]
    export_tables(path, tmp_path / "out")
    assert list(tmp_path.glob("*.compact*")) == []


def test_killed_midway_the_old_file_stands(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(compaction, "LEAST_WASTED_BYTES", 1_000_000)
    path = tmp_path / "a.duckdb"
    fill(path)

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, open_writer(path) as store:
        broken.setattr(compaction, "_sync", killed)
        with pytest.raises(KeyboardInterrupt):
            store.compact()
        assert store.execute("run_of", run_id="kept"), "it is open again"
    with open_writer(path) as store:
        assert store.compact() > 0
        assert store.execute("run_of", run_id="kept")


def test_a_small_database_is_left_alone(tmp_path) -> None:
    path = tmp_path / "a.duckdb"
    with open_writer(path) as store:
        assert store.compact() == 0
