"""The one writer of a database: transactions, bulk inserts and the statements of `sql/steps`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from claimwatch.errors import InputNotFound
from claimwatch.store import compaction, snapshots
from claimwatch.store import connection as database
from claimwatch.store.full import disk_full, is_full
from claimwatch.store.lock import WriterLock, lock_when_free
from claimwatch.store.migrations import migrate
from claimwatch.store.statements import step
from claimwatch.store.tables import BOOKKEEPING_TABLES, DOMAIN_TABLES

Row = dict[str, Any]
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of the machine's clock."""
    return datetime.now(UTC)


class Store:
    """An open database that this process alone writes. Made by `open_writer`.

    `run_id` is that of the run that is open ("" for none): what is written is recorded under it.
    """

    def __init__(self, path: Path, lock: WriterLock, clock: Clock) -> None:
        self.path = path
        self.run_id = ""
        self._lock = lock
        self._clock = clock
        self._schemas: dict[str, pa.Schema] = {}
        self._connection = database.connect(path, read_only=False)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not is_full(error):
            self.close()
            return
        with suppress(Exception):  # it cannot be written on closing either
            self.close()
        raise disk_full(self.path) from error

    def close(self) -> None:
        """Write the log into the file and let the next writer in."""
        try:
            self._connection.close()
        finally:
            self._lock.release()

    def now(self) -> datetime:
        """The clock's time, in UTC."""
        return self._clock()

    def prepare(self) -> None:
        """Bring the schema up to this program's (see `migrations.migrate`); find the open run."""
        migrate(self._connection, self.now())
        self.run_id = next((row["run_id"] for row in self.execute("newest_open_run")), "")

    @contextmanager
    def transaction(self) -> Iterator[Store]:
        """All that is written inside is committed together, or nothing of it."""
        self._connection.execute("begin")
        try:
            yield self
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    def execute(
        self, name: str, wanted: Iterable[str] | None = None, **params: object
    ) -> list[Row]:
        """Run `sql/steps/<name>.sql` with `params` bound; return its rows by column name.

        `wanted`, where the statement reads from it, is a one-column relation (item_id) of ids. Each
        such statement is about the rows of these ids: where there are none, it is not run.
        """
        if wanted is not None and not (wanted := set(wanted)):
            return []
        with self._wanted(wanted):
            result = self._connection.execute(step(name), params or None)
            columns = [column[0] for column in result.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

    @contextmanager
    def _wanted(self, wanted: Iterable[str] | None) -> Iterator[None]:
        if wanted is None:
            yield
            return
        ids = pa.table({"item_id": pa.array(sorted(set(wanted)), pa.string())})
        self._connection.register("wanted", ids)
        try:
            yield
        finally:
            self._connection.unregister("wanted")

    def insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Append `rows` to `table` in bulk; a column that a row lacks becomes null.

        An Arrow table carries 50,000 claims in 0.3 s where executemany takes minutes.
        """
        if not rows:
            return
        if table not in DOMAIN_TABLES + BOOKKEEPING_TABLES:
            raise ValueError(f"no table {table}")
        incoming = pa.Table.from_pylist(list(rows), schema=self._schema(table))
        self._connection.register("incoming", incoming)
        try:
            # The name is one of the tuple's above: a table's name cannot be a bound parameter.
            self._connection.execute(f"insert into {table} by name select * from incoming")  # nosec B608
        finally:
            self._connection.unregister("incoming")

    def _schema(self, table: str) -> pa.Schema:
        if table not in self._schemas:
            empty = self._connection.execute(f"select * from {table} limit 0")  # nosec B608
            self._schemas[table] = empty.to_arrow_table().schema
        return self._schemas[table]

    def publish(self, keep: int = snapshots.KEEP) -> Path | None:
        """Publish a snapshot of what is committed; see `publish_snapshot`.

        The connection is closed while the file is copied, so that the copy is whole; the lock is
        held throughout.
        """
        if snapshots.is_published(self.path, snapshots.revision_of(self._connection)):
            return None
        self._connection.execute("checkpoint")
        self._connection.close()
        try:
            return snapshots.publish(self.path, keep)
        finally:
            self._connection = database.connect(self.path, read_only=False)

    def compact(self) -> int:
        """Rewrite the file where much of it is free; return how many bytes were. Not for a run.

        The connection is closed meanwhile; the lock is held throughout.
        """
        self._connection.execute("checkpoint")
        wasted = compaction.wasted_bytes(self._connection)
        if wasted:
            self._connection.close()
            try:
                compaction.rewrite(self.path)
            finally:
                self._connection = database.connect(self.path, read_only=False)
        return wasted


def open_writer(path: Path | str, clock: Clock = utc_now, patience: float = 0.0) -> Store:
    """Open the database at `path` for writing, made and migrated where needed.

    `patience` is for how many seconds another process that writes it is waited for.

    Raises:
        InputNotFound: the folder does not exist.
        StoreBusy: another process writes the database, and has not ended in time.
        StoreBroken: it is no database, is damaged, or of a newer version.
        DiskFull: nothing can be written there; also on leaving the store's `with`.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputNotFound(f"no folder {path.parent}: make it, or name another database")
    lock = lock_when_free(path, patience)
    try:
        store = Store(path, lock, clock)
    except BaseException as error:
        lock.release()
        if is_full(error):
            raise disk_full(path) from error
        raise
    try:
        store.prepare()
    except BaseException as error:
        store.__exit__(type(error), error, None)
        raise
    return store


def publish_snapshot(path: Path | str, keep: int = snapshots.KEEP) -> Path | None:
    """Publish the database at `path` for readers: checkpoint, copy, fsync, rename.

    Returns the new snapshot, or None where the newest one holds the same data already (its time is
    then set to now: readers are as fresh as can be). The newest `keep` snapshots stay.
    """
    with open_writer(path) as store:
        return store.publish(keep)
