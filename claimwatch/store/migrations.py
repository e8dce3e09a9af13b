"""Brings a database's schema up to this program's: numbered files, applied with their record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

import duckdb

from claimwatch.errors import StoreBroken
from claimwatch.store.statements import SqlFile, folder, step, stored_views

Applied = dict[str, str]


def migrate(
    connection: duckdb.DuckDBPyConnection,
    now: datetime,
    tables: Sequence[SqlFile] | None = None,
) -> None:
    """Apply what is missing of `tables` (else those of sql/tables) and of the views, at once.

    Everything is one transaction: a database is of the old schema or of the new one.

    Raises:
        StoreBroken: the database was made by a newer version, by a changed file, or by another
            program.
    """
    tables = folder("tables") if tables is None else tables
    applied = applied_files(connection)
    if not applied:
        _refuse_strangers(connection)
    check_applied(applied, tables)
    missing = [file for file in tables if file.name not in applied]
    changed = [file for file in stored_views() if applied.get(file.name) != file.checksum]
    if missing or changed:
        _apply(connection, missing, stored_views(), now)


def applied_files(connection: duckdb.DuckDBPyConnection) -> Applied:
    """The checksum of each applied file by name; empty for a database without the record."""
    try:
        record = connection.execute("select name, checksum from schema_migrations")
    except duckdb.CatalogException:
        return {}
    return dict(record.fetchall())


def check_applied(applied: Applied, tables: Sequence[SqlFile]) -> None:
    """Refuse a schema that this program does not know: newer, or made by a changed file."""
    ours = {file.name: file.checksum for file in tables}
    numbered = {name: checksum for name, checksum in applied.items() if name[:1].isdigit()}
    newer = sorted(set(numbered) - set(ours))
    if newer:
        raise StoreBroken(
            f"the database is of a newer version ({newer[-1]} is not known here): "
            "update claimwatch, or name another database"
        )
    for name, checksum in sorted(numbered.items()):
        if ours[name] != checksum:
            raise StoreBroken(
                f"the database was made by another wording of {name}: use the version of "
                "claimwatch that made it, or make a new database"
            )


def _refuse_strangers(connection: duckdb.DuckDBPyConnection) -> None:
    tables = [name for (name,) in connection.execute("show tables").fetchall()]
    if tables:
        raise StoreBroken(
            f"this is another program's database (it holds {', '.join(tables[:3])}): "
            "name another file"
        )


def _apply(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[SqlFile],
    views: Sequence[SqlFile],
    now: datetime,
) -> None:
    connection.execute("begin")
    try:
        for file in (*tables, *views):
            connection.execute(file.statement)
        _record(connection, (*tables, *views), now)
        connection.execute(step("insert_revision"), {"database_id": uuid4().hex})
        connection.execute(step("raise_revision"))  # readers need a snapshot with these views
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def _record(connection: duckdb.DuckDBPyConnection, files: Sequence[SqlFile], now: datetime) -> None:
    names = [file.name for file in files]
    numbers = [int(name[:4]) if name[0].isdigit() else None for name in names]
    checksums = [file.checksum for file in files]
    connection.execute(step("delete_migrations"), {"names": names})
    values = {"numbers": numbers, "names": names, "checksums": checksums, "applied_at": now}
    connection.execute(step("insert_migrations"), values)
