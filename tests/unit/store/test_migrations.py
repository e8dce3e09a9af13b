"""A database is brought up to the program's schema, once, and refused where it is not ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from claimwatch.errors import StoreBroken
from claimwatch.store import open_reader, open_writer
from claimwatch.store.migrations import applied_files, migrate
from claimwatch.store.statements import SqlFile, folder, stored_views

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path))


def test_a_fresh_database_gets_every_table_and_view_with_its_record(tmp_path):
    with open_writer(tmp_path / "a.duckdb", lambda: NOW):
        pass
    with connect(tmp_path / "a.duckdb") as found:
        applied = applied_files(found)
        times = found.execute("select distinct applied_at from schema_migrations").fetchall()
        tables = {
            name for (name,) in found.execute("select table_name from duckdb_tables()").fetchall()
        }
    assert applied == {f.name: f.checksum for f in (*folder("tables"), *stored_views())}
    assert times == [(NOW,)]
    making = (file for file in folder("tables") if "\ncreate table" in f"\n{file.statement}")
    assert tables == {file.name[5:] for file in making}


def test_opening_twice_applies_nothing_again(tmp_path):
    for _ in range(2):
        with open_writer(tmp_path / "a.duckdb"):
            pass
    with connect(tmp_path / "a.duckdb") as found:
        rows = found.execute(
            "select name, count(*) from schema_migrations group by name"
        ).fetchall()
        revisions = found.execute("select count(*), max(number) from revision").fetchall()
    assert {count for _, count in rows} == {1}
    assert revisions == [(1, 1)]


def test_files_that_came_later_are_applied_to_an_older_database(tmp_path):
    older, newest = folder("tables")[:-1], folder("tables")[-1]
    with connect(tmp_path / "a.duckdb") as found:
        for file in older:
            found.execute(file.statement)
            row = [int(file.name[:4]), file.name, file.checksum, NOW]
            found.execute("insert into schema_migrations values (?, ?, ?, ?)", row)
        before = _columns(found)
    with open_writer(tmp_path / "a.duckdb"):
        pass
    with connect(tmp_path / "a.duckdb") as found:
        assert newest.name in applied_files(found)
        assert before < _columns(found)
    with connect(tmp_path / "fresh.duckdb") as fresh, connect(tmp_path / "a.duckdb") as found:
        migrate(fresh, NOW)
        assert _columns(found) == _columns(fresh)


def _columns(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    named = "select table_name, column_name from duckdb_columns() where not internal"
    return set(connection.execute(named).fetchall())


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path):
    broken = SqlFile("9999_broken", "create table this is no sql")
    with connect(tmp_path / "a.duckdb") as found:
        migrate(found, NOW)
        before = found.execute("select * from schema_migrations order by all").fetchall()
        good = SqlFile("9998_good", "create table good (a integer)")
        with pytest.raises(duckdb.Error):
            migrate(found, NOW, (*folder("tables"), good, broken))
        assert found.execute("select * from schema_migrations order by all").fetchall() == before
        assert (
            found.execute("select 1 from duckdb_tables() where table_name = 'good'").fetchall()
            == []
        )


def test_a_view_whose_wording_changed_is_made_anew(tmp_path):
    with open_writer(tmp_path / "a.duckdb"):
        pass
    with connect(tmp_path / "a.duckdb") as found:
        found.execute("create or replace view v_flag_pairs as select 1 as old")
        found.execute("update schema_migrations set checksum = 'old' where name = 'v_flag_pairs'")
    with open_writer(tmp_path / "a.duckdb"):
        pass
    with open_reader(tmp_path / "a.duckdb") as reader:
        assert list(reader.frame("v_flag_pairs").columns) == ["flag_id", "claim_a", "claim_b"]


@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_a_database_of_a_newer_version_is_refused_with_what_to_do(tmp_path, opened):
    with open_writer(tmp_path / "a.duckdb"):
        pass
    with connect(tmp_path / "a.duckdb") as found:
        found.execute("insert into schema_migrations values (9000, '9000_future', 'x', now())")
    with pytest.raises(StoreBroken, match=r"newer version.*9000_future.*update claimwatch"):
        opened(tmp_path / "a.duckdb")


@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_a_database_made_by_another_wording_of_a_file_is_refused(tmp_path, opened):
    with open_writer(tmp_path / "a.duckdb"):
        pass
    with connect(tmp_path / "a.duckdb") as found:
        found.execute("update schema_migrations set checksum = 'x' where name = '0009_claims'")
    with pytest.raises(StoreBroken, match="0009_claims"):
        opened(tmp_path / "a.duckdb")


def test_a_reader_says_how_to_update_an_older_database(tmp_path):
    with open_writer(tmp_path / "a.duckdb"):
        pass
    with connect(tmp_path / "a.duckdb") as found:
        found.execute("delete from schema_migrations where name = 'v_claims'")
    with pytest.raises(StoreBroken, match="run claimwatch run once"):
        open_reader(tmp_path / "a.duckdb")


@pytest.mark.parametrize("opened", [open_writer, open_reader])
def test_another_programs_database_is_left_alone(tmp_path, opened):
    with connect(tmp_path / "a.duckdb") as found:
        found.execute("create table invoices (n integer)")
    with pytest.raises(StoreBroken, match="name another file"):
        opened(tmp_path / "a.duckdb")
    with connect(tmp_path / "a.duckdb") as found:
        assert found.execute("show tables").fetchall() == [("invoices",)]


def test_every_sql_file_is_one_statement_that_opens_with_a_comment():
    for name in ("tables", "views", "steps"):
        for file in folder(name):
            assert file.statement.startswith("-- "), file.name
            assert len(duckdb.extract_statements(file.statement)) == 1, file.name


def test_views_come_after_those_that_they_read():
    names = [file.name for file in stored_views()]
    assert names.index("v_claims") < names.index("v_flag_claims")
    assert len(names) == len(set(names)) > 5


def test_a_checksum_is_that_of_the_wording():
    file = folder("tables")[0]
    assert replace(file, statement=file.statement + " ").checksum != file.checksum
