"""`claimwatch outbox`: which alerts people have not been sent, why, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from claimwatch.baselines import thresholds
from claimwatch.commands.database import database_path
from claimwatch.errors import ClaimwatchError, InputNotFound
from claimwatch.present import print_records
from claimwatch.settings import load_settings
from claimwatch.store import open_reader
from claimwatch.store.desk import Delivery, DeliveryState, desk_url, open_desk

COLUMNS = ("alert_id", "channel", "state", "until", "why", "attempts")
QUIET = "quiet hours of its rule"


def print_outbox(db: Path | None, everything: bool, output: str) -> None:
    """Print the alerts that are held back, wait, failed or were given up; all: also the sent.

    Raises:
        InputNotFound: there is no database.
    """
    path = database_path(db)
    if not path.exists():
        raise InputNotFound(f"no database at {path}: make one with claimwatch run")
    now = datetime.now(UTC)
    with open_desk(load_settings().decisions_url or desk_url(path)) as desk:
        shown = [one for one in desk.deliveries() if everything or one.state.value != "sent"]
    print_records(
        [*_waiting_for_data(path), *(_record(one, now) for one in shown)], COLUMNS, output
    )


def _waiting_for_data(path: Path) -> Iterator[Mapping[str, Any]]:
    """The alerts that are handed to no channel while what they rest on fails a check."""
    try:
        with open_reader(path) as reader:
            held, holds = reader.rows("v_held_alerts"), reader.rows("v_holds")
    except ClaimwatchError as error:
        click.echo(f"which alerts wait for their data cannot be seen: {error}", err=True)
        return
    begun: dict[str, datetime] = {hold["reason"]: hold["begun_at"] for hold in holds}
    most = timedelta(hours=thresholds().hold_hours)
    for row in sorted(held, key=lambda row: (row["held_at"], row["alert_id"])):
        since: datetime = begun.get(row["reason"]) or row["held_at"]
        yield {
            "alert_id": row["alert_id"],
            "channel": None,
            "state": "held",
            "until": (since + most).isoformat(),
            "why": f"until it is well again: {row['reason']}",
            "attempts": 0,
            "title": row["title"],
            "flag_id": row["flag_id"],
        }


def _record(one: Delivery, now: datetime) -> Mapping[str, Any]:
    quiet = one.state is DeliveryState.PENDING and one.next_try_at and one.next_try_at > now
    return {
        **asdict(one),
        "state": "held" if quiet else one.state.value,
        "until": one.next_try_at and one.next_try_at.isoformat(),
        "why": QUIET if quiet else one.last_error,
        "next_try_at": one.next_try_at and one.next_try_at.isoformat(),
        "sent_at": one.sent_at and one.sent_at.isoformat(),
    }
