"""Reads a database: the newest snapshot, so that a reader never waits for a run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from claimwatch.errors import InputNotFound, StoreBroken, UsageError
from claimwatch.store import connection as database
from claimwatch.store.migrations import applied_files, check_applied
from claimwatch.store.snapshots import published
from claimwatch.store.statements import folder, stored_views, view

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


class Reader:
    """An open snapshot. `snapshot_name` is its file's name, `published_at` when (UTC)."""

    def __init__(self, path: Path) -> None:
        self._connection = database.connect(path, read_only=True)
        self.snapshot_name = path.name
        self.published_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def work_out(self) -> None:
        """Work out, in memory, what the pages ask for again and again: the tables of sql/temporary.

        Views that read them cannot be asked before. Over a million claims it takes seconds and
        700 MB, of which 150 MB are kept.
        """
        self._connection.execute("set preserve_insertion_order = false")
        self._connection.execute("set memory_limit = '1500MB'")
        for file in folder("temporary"):
            self._connection.execute(file.statement)
        self._connection.execute("set preserve_insertion_order = true")
        self._connection.execute("set memory_limit = '300MB'")

    def close(self) -> None:
        """Close the snapshot."""
        self._connection.close()

    def rows(self, view: str, **params: object) -> list[Row]:
        """The rows of a view of `sql/views`, by column name.

        For a view in the database `params` are columns with the value that they must have (a list:
        one of them); for a query with `$parameters` they are these.

        Raises:
            UsageError: there is no such view, or a parameter is not of it.
        """
        result = self._query(view, params)
        columns = [column[0] for column in result.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

    def frame(self, view: str, **params: object) -> pd.DataFrame:
        """What `rows` gives, as a pandas frame."""
        return self._query(view, params).fetchdf()

    def table(self, name: str) -> Iterator[tuple[Any, ...]]:
        """The column names and then the rows of a domain table, ordered by all columns."""
        result = self._connection.execute(f"select * from {name} order by all")  # nosec B608
        yield tuple(column[0] for column in result.description or ())
        while rows := result.fetchmany(2000):
            yield from rows

    def _query(self, name: str, params: dict[str, object]) -> duckdb.DuckDBPyConnection:
        file = view(name)
        if file is None:
            raise UsageError(f"no view {name}")
        try:
            if file.is_stored_view:
                return self._filtered(name, params)
            return self._connection.execute(file.statement, params or None)
        except (duckdb.BinderException, duckdb.InvalidInputException) as error:
            raise UsageError(f"view {name} cannot be asked so: {error}") from None

    def _filtered(self, name: str, params: dict[str, object]) -> duckdb.DuckDBPyConnection:
        columns = {row[0] for row in self._connection.execute(f"describe {name}").fetchall()}
        if unknown := sorted(set(params) - columns):
            raise UsageError(f"view {name} has no column {', '.join(unknown)}")
        tests = [
            f"list_contains(${column}, {column})" if isinstance(value, list | tuple)
            else f"{column} is not distinct from ${column}"
            for column, value in params.items()
        ]  # fmt: skip
        where = f" where {' and '.join(tests)}" if tests else ""
        return self._connection.execute(f"select * from {name}{where}", params or None)  # nosec B608


def open_reader(path: Path | str) -> Reader:
    """Open the newest snapshot of the database at `path`, or without one the file itself.

    Raises:
        InputNotFound: there is neither.
        StoreBusy: there is no snapshot yet, and a run is writing the first one.
        StoreBroken: it is no database, or of another version than this program.
    """
    path = Path(path)
    reader = _open_newest(path)
    try:
        _check_version(reader)
    except BaseException:
        reader.close()
        raise
    return reader


def _open_newest(path: Path) -> Reader:
    for snapshot in published(path):
        try:
            return Reader(snapshot)
        except (FileNotFoundError, InputNotFound):
            continue  # removed by a run that published newer ones since we looked
    return Reader(path)


def _check_version(reader: Reader) -> None:
    applied = applied_files(reader._connection)
    if not applied:
        raise StoreBroken(f"{reader.snapshot_name} holds no claimwatch tables: name another file")
    check_applied(applied, folder("tables"))
    current = {file.name: file.checksum for file in (*folder("tables"), *stored_views())}
    if any(applied.get(name) != checksum for name, checksum in current.items()):
        raise StoreBroken(
            f"{reader.snapshot_name} is of an older version: run claimwatch run once to update it"
        )
