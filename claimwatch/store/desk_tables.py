"""The tables of the desk store, and how its database is opened. Times are aware and in UTC."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    DDL,
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from claimwatch.errors import BadSettings, StoreBroken


class UtcTime(TypeDecorator[datetime]):
    """SQLite keeps no zone: store UTC without one, and give it back with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """What the database keeps."""
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """What is read back."""
        return value and value.replace(tzinfo=UTC)


metadata = MetaData()
deliveries = Table(
    "deliveries",
    metadata,
    Column("alert_id", String(64), primary_key=True),
    Column("channel", String(200), primary_key=True),
    Column("state", String(16), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", UtcTime),
    Column("last_error", Text),
    Column("sent_at", UtcTime),
)
decisions = Table(
    "decisions",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("subject", String(16), nullable=False),
    Column("subject_id", String(200), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("action", String(16), nullable=False),
    Column("author", String(200), nullable=False),
    Column("role", String(16), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("reason", Text, nullable=False),
    Column("until", UtcTime),
    Column("until_changed", Boolean, nullable=False),
    Column("assignee", String(200)),
    Column("context", JSON, nullable=False),
    UniqueConstraint("subject", "subject_id", "ordinal"),
)
visits = Table(
    "visits",
    metadata,
    Column("who", String(200), primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)
saved_views = Table(
    "saved_views",
    metadata,
    Column("who", String(200), primary_key=True),
    Column("name", String(100), primary_key=True),
    Column("query", Text, nullable=False),
)

_ONLY_ADDED = "decisions are only ever added"
_SQLITE_GUARDS = tuple(
    f"create trigger if not exists decisions_no_{change} before {change} on decisions "
    f"begin select raise(abort, '{_ONLY_ADDED}'); end"
    for change in ("update", "delete")
)
for _statement in (
    "create or replace function refuse_change() returns trigger language plpgsql as "
    f"$$ begin raise exception '{_ONLY_ADDED}'; end $$",
    "create trigger decisions_only_added before update or delete or truncate on decisions "
    "for each statement execute function refuse_change()",
):
    _guard = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(decisions, "after_create", _guard.execute_if(dialect="postgresql"))


def desk_url(db: Path) -> str:
    """The default address of the desk of the database `db`: an SQLite file beside it."""
    return f"sqlite:///{db}.desk.sqlite"


def open_engine(url: str) -> Engine:
    """The database at a SQLAlchemy `url`, its tables made where they are missing.

    Raises:
        BadSettings: the URL is none, or its driver is not installed.
        StoreBroken: the database cannot be reached or is none.
    """
    try:
        engine = create_engine(_with_driver(url), pool_pre_ping=True)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
        _make_tables(engine)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise BadSettings(f"decisions_url cannot be used: {error}") from None
    except DBAPIError as error:
        raise StoreBroken(f"the desk cannot be opened: {error.orig}") from None
    return engine


def _make_tables(engine: Engine, tries: int = 5) -> None:
    """Make what is missing. Two programs that start together may both try: the later looks again.

    On SQLite, where making a table and its guards is not one transaction, the guards are seen to
    on every opening.
    """
    try:
        metadata.create_all(engine)
        if engine.dialect.name == "sqlite":
            with engine.begin() as connection:
                for guard in _SQLITE_GUARDS:
                    connection.execute(text(guard))
    except DBAPIError as error:
        if tries == 1 or ("exist" not in str(error.orig) and "unique" not in str(error.orig)):
            raise
        time.sleep(0.1)
        _make_tables(engine, tries - 1)


def _with_driver(url: str) -> Any:
    """The URL; of PostgreSQL's without a driver, with the one that is installed."""
    made = make_url(url)
    plain = made.drivername in {"postgresql", "postgres"}
    return made.set(drivername="postgresql+psycopg") if plain else made


def _set_up_sqlite(connection: Any, record: object) -> None:  # noqa: ARG001
    # WAL: readers and a writer do not wait for each other; a second writer waits up to 30 s.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA busy_timeout=30000")
