"""The desk: what people and channels write while no run holds the database.

A small SQLAlchemy store, SQLite in WAL mode by default, PostgreSQL by URL. Now it holds the
deliveries of alerts; decisions of analysts join it later. Times are aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from claimwatch.errors import BadSettings, StoreBroken


class DeliveryState(StrEnum):
    """Where a message to one channel stands. `parked`: given up, shown to people."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One alert on one channel. `failed` is tried again at `next_try_at`, `parked` never."""

    alert_id: str
    channel: str
    state: DeliveryState
    attempts: int
    next_try_at: datetime | None
    last_error: str | None
    sent_at: datetime | None


class _UtcTime(TypeDecorator[datetime]):
    """SQLite keeps no zone: store UTC without one, and give it back with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        return value and value.replace(tzinfo=UTC)


_metadata = MetaData()
_deliveries = Table(
    "deliveries",
    _metadata,
    Column("alert_id", String(64), primary_key=True),
    Column("channel", String(200), primary_key=True),
    Column("state", String(16), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", _UtcTime),
    Column("last_error", Text),
    Column("sent_at", _UtcTime),
)


class Desk:
    """The deliveries of alerts. Every method is one transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    def enqueue(self, alert_id: str, channels: Sequence[str]) -> int:
        """Note that `alert_id` is to go to each of `channels`; return how many were new.

        Idempotent: a pair that is there, in whatever state, stays as it is.
        """
        return sum(self._enqueue_one(alert_id, channel) for channel in dict.fromkeys(channels))

    def _enqueue_one(self, alert_id: str, channel: str) -> int:
        row = {"alert_id": alert_id, "channel": channel, "state": "pending", "attempts": 0}
        try:
            with self._engine.begin() as connection:
                connection.execute(_deliveries.insert().values(**row))
        except IntegrityError:
            return 0
        return 1

    def pending(self, now: datetime) -> list[Delivery]:
        """What is to be sent now: pending, or failed and due again; in order of alert, channel."""
        open_states = (DeliveryState.PENDING.value, DeliveryState.FAILED.value)
        due = _deliveries.c.next_try_at.is_(None) | (_deliveries.c.next_try_at <= now)
        return self._select(_deliveries.c.state.in_(open_states) & due)

    def deliveries(self) -> list[Delivery]:
        """Every delivery, in order of alert and channel."""
        return self._select(None)

    def _select(self, condition: Any) -> list[Delivery]:
        query = select(_deliveries).order_by(_deliveries.c.alert_id, _deliveries.c.channel)
        if condition is not None:
            query = query.where(condition)
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [Delivery(**{**row, "state": DeliveryState(row["state"])}) for row in rows]

    def record_attempt(
        self,
        alert_id: str,
        channel: str,
        state: DeliveryState,
        at: datetime,
        error: str | None = None,
        next_try_at: datetime | None = None,
    ) -> None:
        """Note one attempt made at `at`: sent, failed (with the next try) or parked."""
        row = (_deliveries.c.alert_id == alert_id) & (_deliveries.c.channel == channel)
        change = update(_deliveries).where(row)
        values = {
            "state": state.value,
            "attempts": _deliveries.c.attempts + 1,
            "last_error": error,
            "next_try_at": next_try_at,
            "sent_at": at if state is DeliveryState.SENT else None,
        }
        with self._engine.begin() as connection:
            connection.execute(change.values(**values))


def desk_url(db: Path) -> str:
    """The default address of the desk of the database `db`: an SQLite file beside it."""
    return f"sqlite:///{db}.desk.sqlite"


def open_desk(url: str) -> Desk:
    """Open the desk at a SQLAlchemy `url`, making its tables where they are missing.

    Raises:
        BadSettings: the URL is none, or its driver is not installed.
        StoreBroken: the database cannot be reached or is none.
    """
    try:
        engine = create_engine(url)
        if make_url(url).get_backend_name() == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
        _metadata.create_all(engine)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise BadSettings(f"decisions_url cannot be used: {error}") from None
    except DBAPIError as error:
        raise StoreBroken(f"the desk cannot be opened: {error.orig}") from None
    return Desk(engine)


def _set_up_sqlite(connection: Any, record: object) -> None:  # noqa: ARG001
    # WAL: readers and a writer do not wait for each other; a second writer waits up to 30 s.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA busy_timeout=30000")
