"""The desk: what people and channels write while no run holds the database.

A small SQLAlchemy store, SQLite in WAL mode by default, PostgreSQL by URL. It holds the deliveries
of alerts, the decisions of analysts, and what each person keeps: visits and saved views.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError

from claimwatch.store.decisions import Decisions
from claimwatch.store.desk_tables import deliveries, desk_url, open_engine
from claimwatch.store.visits import Visits

__all__ = ["Delivery", "DeliveryState", "Desk", "desk_url", "open_desk"]


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


class Desk:
    """The deliveries of alerts. Every method is one transaction of its own.

    `decisions` and `visits` are the desk's other parts, in the same database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.decisions = Decisions(engine)
        self.visits = Visits(engine)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    def enqueue(
        self, alert_id: str, channels: Sequence[str], not_before: datetime | None = None
    ) -> int:
        """Note that `alert_id` is to go to each of `channels`; return how many were new.

        Idempotent: a pair that is there, in whatever state, stays as it is. `not_before` holds it
        back until then.
        """
        return sum(
            self._enqueue_one(alert_id, channel, not_before) for channel in dict.fromkeys(channels)
        )

    def _enqueue_one(self, alert_id: str, channel: str, not_before: datetime | None) -> int:
        row = {"alert_id": alert_id, "channel": channel, "state": "pending", "attempts": 0}
        row |= {"next_try_at": not_before}
        try:
            with self._engine.begin() as connection:
                connection.execute(deliveries.insert().values(**row))
        except IntegrityError:
            return 0
        return 1

    def pending(self, now: datetime) -> list[Delivery]:
        """What is to be sent now: pending, or failed and due again; in order of alert, channel."""
        open_states = (DeliveryState.PENDING.value, DeliveryState.FAILED.value)
        due = deliveries.c.next_try_at.is_(None) | (deliveries.c.next_try_at <= now)
        return self._select(deliveries.c.state.in_(open_states) & due)

    def deliveries(self) -> list[Delivery]:
        """Every delivery, in order of alert and channel."""
        return self._select(None)

    def _select(self, condition: Any) -> list[Delivery]:
        query = select(deliveries).order_by(deliveries.c.alert_id, deliveries.c.channel)
        if condition is not None:
            query = query.where(condition)
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [Delivery(**{**row, "state": DeliveryState(row["state"])}) for row in rows]

    def forget_sent(self, before: datetime) -> int:
        """Forget deliveries that were sent before then; return how many."""
        old = (deliveries.c.state == DeliveryState.SENT.value) & (deliveries.c.sent_at < before)
        with self._engine.begin() as connection:
            return connection.execute(deliveries.delete().where(old)).rowcount

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
        row = (deliveries.c.alert_id == alert_id) & (deliveries.c.channel == channel)
        change = update(deliveries).where(row)
        values = {
            "state": state.value,
            "attempts": deliveries.c.attempts + 1,
            "last_error": error,
            "next_try_at": next_try_at,
            "sent_at": at if state is DeliveryState.SENT else None,
        }
        with self._engine.begin() as connection:
            connection.execute(change.values(**values))


def open_desk(url: str) -> Desk:
    """Open the desk at a SQLAlchemy `url`, making its tables where they are missing.

    Raises:
        BadSettings: the URL is none, or its driver is not installed.
        StoreBroken: the database cannot be reached or is none.
    """
    return Desk(open_engine(url))
