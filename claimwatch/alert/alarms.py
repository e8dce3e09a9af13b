"""Words for alarms that the store keeps: a run died, and this one goes on from there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from claimwatch.model import content_id
from claimwatch.terms import AlarmKind

AGAIN_AFTER = timedelta(hours=6)
"""Where every run dies, one message in so long says enough."""


def alarm_of_dead_run(
    dead: Mapping[str, Any], now: datetime, last_at: datetime | None
) -> dict[str, Any] | None:
    """The alarm about the run `dead` (run_id, started_at), None where one was told of late.

    `now` and `last_at`, when the last such alarm was made, are in UTC.
    """
    if last_at is not None and now - last_at < AGAIN_AFTER:
        return None
    body = (
        f"The run {dead['run_id']} began at {dead['started_at']:%d %B %Y, %H:%M} (UTC) and died "
        f"before its end; that was noticed at {now:%H:%M}. Nothing is lost: what it had done "
        "stays, and the run that noticed it goes on from there. If it comes again, see the logs "
        "beside the database, and the memory and disk of the machine (claimwatch doctor)."
    )
    return {
        "alert_id": content_id("alarm", AlarmKind.RUN_DIED.value, dead["run_id"]),
        "made_at": now,
        "about": AlarmKind.RUN_DIED.value,
        "title": "Claimwatch itself: a run died",
        "body": body,
    }
