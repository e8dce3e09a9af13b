"""Tells on the alerts' channels that the pipeline itself is broken, and that it is well again.

It sends by itself, past the outbox: what is broken may be what would have delivered it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from claimwatch.alert.senders import Sender
from claimwatch.health.checks import Check, Wellness
from claimwatch.health.watching import Watching
from claimwatch.model import Alert, content_id
from claimwatch.settings import Settings

AGAIN_AFTER = timedelta(hours=24)


class Alarm:
    """Remembers what it told last: a trouble is told when it begins, daily, and when it ends."""

    def __init__(
        self, db: Path, every: timedelta, settings: Settings, watching: Watching | None = None
    ) -> None:
        self._db, self._settings = db, settings
        self._watching = watching or Watching(db, every, settings)
        self._told: frozenset[str] = frozenset()
        self._told_at: datetime | None = None

    def look(self, now: datetime) -> list[Alert]:
        """Look at the pipeline and tell what has changed; return what was sent on any channel.

        Raises:
            BadSettings: a channel cannot be used.
        """
        _, checks = self._watching.look(now)
        broken = [check for check in checks if check.state is Wellness.BROKEN]
        names = frozenset(check.name for check in broken)
        long_ago = self._told_at is None or now - self._told_at >= AGAIN_AFTER
        if names == self._told and not (names and long_ago):
            return []
        alert = _alert_about(broken, now) if broken else _all_well(now)
        sent = [sender.send(alert).ok for sender in self._senders()]
        if not any(sent):
            return []
        self._told, self._told_at = names, now
        return [alert]

    def _senders(self) -> list[Sender]:
        from claimwatch.steps import telling_of
        from claimwatch.watch import load_watch

        settings = self._settings
        telling = telling_of(self._db, settings.channels, settings, load_watch(settings.watch))
        return list({s.name: s for held in telling.senders.values() for s in held}.values())


def _alert_about(broken: list[Check], now: datetime) -> Alert:
    parts = ", ".join(check.name for check in broken)
    lines = [f"{check.name}: {check.said}. {check.advice}" for check in broken]
    return _alert(f"Claimwatch itself needs help: {parts}", "\n".join(lines), now)


def _all_well(now: datetime) -> Alert:
    return _alert("Claimwatch is well again", "All parts do their work.", now)


def _alert(title: str, body: str, now: datetime) -> Alert:
    key = content_id("health", title, now.isoformat())
    return Alert(alert_id=key, flag_id="", key=key, change="Health", title=title, body=body)
