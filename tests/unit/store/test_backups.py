"""Copies and the way back: whole, checked, and never over what is there."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimwatch.errors import InputNotFound, StoreBroken, StoreBusy, UsageError
from claimwatch.model import Article, article_id_of
from claimwatch.store import export_tables, open_reader, open_writer
from claimwatch.store.articles import save_articles
from claimwatch.store.backups import back_up, restore
from claimwatch.store.desk import desk_url, open_desk
from claimwatch.store.lock import writer_of
from claimwatch.store.raw import raw_folder, read_raw, save_raw

MONDAY = datetime(2026, 1, 5, 6, tzinfo=UTC)


def add(db: Path, text: str) -> str:
    """Write one article, one delivery and one raw answer."""
    article = Article(article_id_of(text, None, None, None), text, "test")
    with open_writer(db) as store, store.transaction():
        save_articles(store, [article])
    with open_desk(desk_url(db)) as desk:
        desk.enqueue(text, ["console"])
    return save_raw(raw_folder(db), text.encode())


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    export_tables(db, folder)
    return {table.name: table.read_bytes() for table in folder.iterdir()}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "a.duckdb"
    add(path, "Six were hurt.")
    return path


def test_what_was_copied_comes_back_after_more_was_written(db: Path, tmp_path: Path) -> None:
    before = exported(db, tmp_path / "before")
    copy = back_up(db, tmp_path / "copies", MONDAY)
    add(db, "Nine were hurt.")
    assert exported(db, tmp_path / "between") != before
    restore(copy, db, force=True)
    assert exported(db, tmp_path / "after") == before
    with open_desk(desk_url(db)) as desk:
        assert [one.alert_id for one in desk.deliveries()] == ["Six were hurt."]
    with open_reader(db) as reader:
        assert len(reader.rows("v_articles")) == 1
    assert (tmp_path / "a.duckdb.before-restore").exists(), "what was there is put aside"


def test_a_copy_comes_back_where_nothing_is_left(db: Path, tmp_path: Path) -> None:
    name = save_raw(raw_folder(db), b"as it was fetched")
    copy = back_up(db, tmp_path / "copies", MONDAY)
    other = tmp_path / "elsewhere.duckdb"
    restore(copy, other)
    assert read_raw(raw_folder(other), name) == b"as it was fetched"
    assert exported(other, tmp_path / "x") == exported(db, tmp_path / "y")


def test_raw_answers_of_an_earlier_copy_are_linked(db: Path, tmp_path: Path) -> None:
    first = back_up(db, tmp_path / "copies", MONDAY)
    second = back_up(db, tmp_path / "copies", MONDAY + timedelta(days=1))
    [one] = first.glob("raw/*/*.gz")
    [two] = second.glob("raw/*/*.gz")
    assert one.stat().st_ino == two.stat().st_ino


def test_a_copy_that_was_changed_is_refused_and_nothing_is_touched(
    db: Path, tmp_path: Path
) -> None:
    copy = back_up(db, tmp_path / "copies", MONDAY)
    before = exported(db, tmp_path / "before")
    with (copy / "desk.sqlite").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(StoreBroken, match=r"desk\.sqlite is missing or not what it was"):
        restore(copy, db, force=True)
    assert exported(db, tmp_path / "after") == before


def test_what_is_there_is_not_overwritten_by_mistake(db: Path, tmp_path: Path) -> None:
    copy = back_up(db, tmp_path / "copies", MONDAY)
    with pytest.raises(UsageError, match="--force"):
        restore(copy, db)
    with pytest.raises(InputNotFound, match="is no copy"):
        restore(tmp_path, db)
    with pytest.raises(InputNotFound, match="no database"):
        back_up(tmp_path / "no.duckdb", tmp_path / "copies", MONDAY)


def test_while_a_run_writes_nothing_is_copied_or_restored(db: Path, tmp_path: Path) -> None:
    copy = back_up(db, tmp_path / "copies", MONDAY)
    assert writer_of(db) is None
    with open_writer(db):
        assert writer_of(db) == os.getpid()
        with pytest.raises(StoreBusy):
            back_up(db, tmp_path / "copies", MONDAY + timedelta(hours=1))
        with pytest.raises(StoreBusy):
            restore(copy, db, force=True)
    assert writer_of(db) is None
