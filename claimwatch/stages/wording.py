"""Wording: the message about a flag as the plan's templates want it on each channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimwatch.alert.messages import on_one_line
from claimwatch.alert.render import TITLE_CHARS
from claimwatch.model import Alert
from claimwatch.watch.plan import AlertRule, Template, Watch
from claimwatch.watch.routing import subject_of, takes
from claimwatch.watch.templates import fill

Row = Mapping[str, Any]


class Wordings:
    """What each alert says on each channel.

    `subjects` are the rows of `subjects_of` by flag, `names` the outbox's channel names of each
    rule, `address` the dashboard's. A flag that no longer stands is told in the usual words.
    """

    def __init__(
        self,
        watch: Watch,
        names: Mapping[str, Sequence[str]],
        subjects: Iterable[Row],
        address: str | None,
    ) -> None:
        self._watch, self._names, self._address = watch, names, address
        self._subjects = {row["flag_id"]: row for row in subjects}
        self._templates = {template.name: template for template in watch.templates}

    def on(self, alert: Alert, channel: str) -> Alert:
        """The alert as it is told on `channel`, an outbox's name."""
        row = self._subjects.get(alert.flag_id)
        rule = None if row is None else self._rule(row, channel)
        if row is None or rule is None or rule.template is None:
            return with_link(alert, self._address)
        values = self._values(alert, row, rule)
        return _worded(alert, self._templates[rule.template], values)

    def _rule(self, row: Row, channel: str) -> AlertRule | None:
        """The first rule that tells this flag there."""
        subject = subject_of(row, row["sentences"] or ())
        return next(
            (
                rule
                for rule in self._watch.alerts
                if channel in self._names[rule.name] and takes(rule, subject, self._watch)
            ),
            None,
        )

    def _values(self, alert: Alert, row: Row, rule: AlertRule) -> dict[str, str]:
        texts = {"label": row["label"], "explanation": row["explanation"], "rule": rule.name}
        texts |= {"publishers": ", ".join(row["publishers"]), "change": alert.change}
        return {
            **{name: on_one_line(text) for name, text in texts.items()},
            "title": alert.title,
            "body": alert.body,
            "severity": row["severity"],
            "kind": row["kind"],
            "status": row["status"],
            "origins": str(row["origins"]),
            "confidence": f"{row['confidence']:.2f}",
            "link": link_of(alert, self._address) or "",
            "key": alert.alert_id,
            "flag_id": alert.flag_id,
        }


def _worded(alert: Alert, template: Template, values: Mapping[str, str]) -> Alert:
    """The alert in the template's words. Its key is always told: delivery is at least once."""
    title = alert.title if template.title is None else fill(template.title, values)
    body = alert.body if template.body is None else fill(template.body, values)
    if alert.alert_id not in body:
        body = f"{body.rstrip()}\n\nAlert key: {alert.alert_id}"
    return replace(alert, title=on_one_line(title)[: 2 * TITLE_CHARS] or alert.title, body=body)


def with_link(alert: Alert, address: str | None) -> Alert:
    """The alert with the link to its flag's page, where the dashboard's address is known."""
    link = link_of(alert, address)
    return alert if link is None else replace(alert, body=f"{alert.body}\n\n{link}")


def link_of(alert: Alert, address: str | None) -> str | None:
    """The address of the flag's page; None where the dashboard's is not known."""
    if not address or not alert.flag_id:
        return None
    return f"{address.rstrip('/')}/flag?id={alert.flag_id}"
