"""Remarks: what people are told of the data's own quality, and why an alert comes late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimwatch.baselines import thresholds
from claimwatch.model import Alert, content_id
from claimwatch.store import Store

MOST_LINES = 20
Row = Mapping[str, Any]


def make_remark(store: Store) -> None:
    """Write one message about all parts that fail since people were last told, or are well again.

    What began and ended before anybody was told is passed over.
    """
    holds = store.execute("holds_untold")
    begun = [hold for hold in holds if hold["ended_at"] is None]
    ended = [hold for hold in holds if hold["ended_at"] and hold["told_at"]]
    with store.transaction():
        if begun or ended:
            waiting = len(store.execute("waiting_alerts"))
            store.insert("remarks", [_remark(store, begun, ended, waiting)])
            store.execute("holds_told", wanted=_ids(begun), at=store.now())
        store.execute("delete_ended_holds")


def _remark(
    store: Store, begun: Sequence[Row], ended: Sequence[Row], waiting: int
) -> dict[str, object]:
    parts = [_list("No longer as usual", begun), _list("Well again", ended), _waits(waiting)]
    key = content_id("remark", "begun", *_ids(begun), "ended", *_ids(ended))
    body = "\n\n".join(part for part in (*parts, f"Alert key: {key}") if part)
    return {"alert_id": key, "made_at": store.now(), "title": _title(begun, ended), "body": body}


def _title(begun: Sequence[Row], ended: Sequence[Row]) -> str:
    if not begun:
        return f"Quality: well again: {_parts(ended)}"
    return f"Quality: not as usual: {_parts(begun)}"


def _parts(holds: Sequence[Row]) -> str:
    names = sorted({hold["publisher"] or f"a run's {hold['table_name']}" for hold in holds})
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _list(head: str, holds: Sequence[Row]) -> str:
    if not holds:
        return ""
    lines = [f"- {hold['reason']}" for hold in holds[:MOST_LINES]]
    more = [f"- and {len(holds) - MOST_LINES} more"] if len(holds) > MOST_LINES else []
    return "\n".join([f"{head}:", *lines, *more])


def _waits(waiting: int) -> str:
    if not waiting:
        return "No alert waits for this."
    hours = f"{thresholds().hold_hours:g}"
    said = (
        "1 alert rests on it and waits" if waiting == 1 else f"{waiting} alerts rest on it and wait"
    )
    return f"{said} until it is well again, at most {hours} hours. See the page Quality."


def _ids(holds: Iterable[Row]) -> list[str]:
    return sorted(hold["hold_id"] for hold in holds)


def with_reasons(store: Store, alerts: Sequence[Alert]) -> list[Alert]:
    """The alerts, those that were held back with the reason and the times in their text."""
    rows = store.execute("held_before", wanted={alert.alert_id for alert in alerts})
    waited = {row["alert_id"]: row for row in rows}
    return [
        replace(alert, body=f"{_late(waited[alert.alert_id])}\n\n{alert.body}")
        if alert.alert_id in waited
        else alert
        for alert in alerts
    ]


def _late(row: Row) -> str:
    since, until = (f"{row[at]:%-d %B, %H:%M}" for at in ("held_at", "released_at"))
    return f"Held back from {since} until {until} UTC: {row['reason']}"
