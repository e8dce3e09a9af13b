"""Readers see published snapshots only: whole, and undisturbed by the writer."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from duckdb import connect

from claimwatch.store import open_reader, open_writer, publish_snapshot, snapshots
from claimwatch.store.ledger import count_step


def add_alert(path: Path, name: str) -> None:
    with open_writer(path) as store, store.transaction():
        store.insert("alerts", [{"alert_id": name}])
        count_step(store, {}, changed=True)


def alerts(path: Path) -> list[str]:
    with open_reader(path) as reader:
        return [row["alert_id"] for row in reader.rows("v_alerts")]


def test_a_reader_sees_the_newest_snapshot_and_how_old_it_is(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    assert publish_snapshot(path) == tmp_path / "a.duckdb.snapshots" / "000001.duckdb"
    add_alert(path, "two")
    with open_reader(path) as reader:
        assert reader.snapshot_name == "000001.duckdb"
        assert timedelta(0) <= datetime.now(UTC) - reader.published_at < timedelta(minutes=5)
    assert alerts(path) == ["one"]
    publish_snapshot(path)
    assert alerts(path) == ["one", "two"]


def test_a_schema_that_was_brought_up_to_date_is_published_though_no_row_changed(tmp_path):
    path = tmp_path / "a.duckdb"
    publish_snapshot(path)
    with connect(path) as old:  # as an older version has left it
        old.execute("update schema_migrations set checksum = 'other' where name = 'v_flags'")
    assert publish_snapshot(path) == tmp_path / "a.duckdb.snapshots" / "000002.duckdb"
    assert publish_snapshot(path) is None
    open_reader(path).close()


def test_without_a_snapshot_the_file_itself_is_read(tmp_path):
    add_alert(tmp_path / "a.duckdb", "one")
    assert alerts(tmp_path / "a.duckdb") == ["one"]


def test_a_reader_keeps_its_view_while_a_writer_works_and_publishes(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    publish_snapshot(path)
    with open_reader(path) as reader:
        with open_writer(path) as store:
            with store.transaction():
                store.insert("alerts", [{"alert_id": "two"}])
                assert alerts(path) == ["one"]
                count_step(store, {}, changed=True)
            assert alerts(path) == ["one"]
            for _ in range(4):
                with store.transaction():
                    count_step(store, {}, changed=True)
                store.publish()
            assert alerts(path) == ["one", "two"]
        assert [row["alert_id"] for row in reader.rows("v_alerts")] == ["one"]


def test_nothing_new_makes_no_new_snapshot_but_a_fresh_one(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    snapshot = publish_snapshot(path)
    before = snapshot.read_bytes()
    with open_reader(path) as reader:
        first = reader.published_at
    assert publish_snapshot(path) is None
    with open_reader(path) as reader:
        assert reader.published_at >= first
    assert snapshots.published(path) == [snapshot]
    assert snapshot.read_bytes() == before


def test_the_newest_three_are_kept(tmp_path):
    path = tmp_path / "a.duckdb"
    for number in range(5):
        add_alert(path, f"alert {number}")
        publish_snapshot(path)
    names = [file.name for file in snapshots.published(path)]
    assert names == ["000005.duckdb", "000004.duckdb", "000003.duckdb"]


def test_the_number_goes_on_past_six_digits(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    shutil.copy(publish_snapshot(path), tmp_path / "a.duckdb.snapshots" / "999999.duckdb")
    add_alert(path, "two")
    assert publish_snapshot(path).name == "1000000.duckdb"
    assert alerts(path) == ["one", "two"]


def test_a_copy_that_was_cut_off_is_not_read_and_cleared_away(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    publish_snapshot(path)
    left_over = tmp_path / "a.duckdb.snapshots" / "000002.partial"
    left_over.write_bytes(b"half a file")
    assert alerts(path) == ["one"]
    publish_snapshot(path)
    assert not left_over.exists()


def test_a_database_that_was_made_anew_is_published_over_the_old_ones(tmp_path):
    path = tmp_path / "a.duckdb"
    for name in ("one", "two"):
        add_alert(path, name)
        publish_snapshot(path)
    path.unlink()
    add_alert(path, "other")
    assert publish_snapshot(path).name == "000003.duckdb"
    assert alerts(path) == ["other"]


def test_a_restored_older_copy_is_published_again(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    shutil.copy(path, tmp_path / "backup")
    add_alert(path, "two")
    publish_snapshot(path)
    shutil.copy(tmp_path / "backup", path)
    publish_snapshot(path)
    assert alerts(path) == ["one"]


def test_a_snapshot_whose_number_comes_again_is_known_by_its_own_data(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    first = publish_snapshot(path)
    assert publish_snapshot(path) is None
    first.unlink()
    add_alert(path, "two")
    assert publish_snapshot(path) == first
    assert publish_snapshot(path) is None
    assert alerts(path) == ["one", "two"]


def test_a_snapshot_is_known_where_its_note_was_cut_off(tmp_path):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    note = publish_snapshot(path).with_suffix(".revision")
    assert publish_snapshot(path) is None
    whole = note.read_text()
    note.write_text(whole[:-3])
    assert publish_snapshot(path) is None
    assert note.read_text() == whole


def test_a_snapshot_that_is_removed_while_it_is_opened_is_passed_over(tmp_path, monkeypatch):
    path = tmp_path / "a.duckdb"
    for name in ("one", "two"):
        add_alert(path, name)
        publish_snapshot(path)
    newest, older = snapshots.published(path)
    newest.unlink()
    monkeypatch.setattr("claimwatch.store.reader.published", lambda _: [newest, older])
    assert alerts(path) == ["one"]


@pytest.mark.parametrize("name", ["notes.duckdb", "000002.duckdb.bak"])
def test_strange_files_among_the_snapshots_are_left_alone(tmp_path, name):
    path = tmp_path / "a.duckdb"
    add_alert(path, "one")
    publish_snapshot(path)
    (tmp_path / "a.duckdb.snapshots" / name).write_text("mine")
    assert alerts(path) == ["one"]
    publish_snapshot(path)
    assert (tmp_path / "a.duckdb.snapshots" / name).read_text() == "mine"
