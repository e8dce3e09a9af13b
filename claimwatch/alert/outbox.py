"""Delivers alerts: at least once, each channel for itself, with a back-off kept in the outbox.

An attempt is noted after it was made. Killed between the two, the message goes out again with the
same key. A channel that fails thrice in a row is left alone until the next run, so that a dead one
costs little; messages to others do not wait for it.
"""

from __future__ import annotations

import queue
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from claimwatch.alert.senders import Sender, SendResult
from claimwatch.logs import log
from claimwatch.model import Alert
from claimwatch.store.desk import Delivery, DeliveryState

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
# With the waits above, about a day of outage before a message is given up.
MOST_ATTEMPTS = 12
FAILURES_IN_A_ROW = 3
# Longer than the time-outs of Apprise's plug-ins, seconds.
PATIENCE = 120.0
OUTCOMES = ("sent", "failed", "parked", "waiting")


class Outbox(Protocol):
    """What of the desk is needed here."""

    def pending(self, now: datetime) -> list[Delivery]:
        """What is to be sent now."""
        ...

    def record_attempt(
        self,
        alert_id: str,
        channel: str,
        state: DeliveryState,
        at: datetime,
        error: str | None = None,
        next_try_at: datetime | None = None,
    ) -> None:
        """Note one attempt."""
        ...


@dataclass(frozen=True, slots=True)
class _Attempt:
    delivery: Delivery
    result: SendResult


# The channel with an attempt that was made there, or with None when it is done.
_Made = queue.SimpleQueue[tuple[str, _Attempt | None]]


def deliver(
    desk: Outbox,
    alerts: Iterable[Alert],
    channels: Sequence[Sender],
    clock: Callable[[], datetime],
    patience: float = PATIENCE,
    wording: Callable[[Alert, str], Alert] | None = None,
) -> Mapping[str, int]:
    """Send what is due of `alerts` on `channels`; return how many deliveries had which outcome.

    `wording` gives the alert as it is told on a channel; without it, it is told as it is.

    Outcomes: sent; failed (tried again later); parked (given up after twelve attempts); waiting
    (due, but its channel is not set up now, failed too often in this round, or the alert was not
    given). When nothing moves for `patience` seconds, what hangs counts as failed.
    """
    by_id = {alert.alert_id: alert for alert in alerts}
    senders = {sender.name: sender for sender in channels}
    due: defaultdict[str, list[tuple[Delivery, Alert]]] = defaultdict(list)
    pending = desk.pending(clock())
    for delivery in sorted(pending, key=lambda delivery: delivery.attempts):
        if delivery.channel in senders and delivery.alert_id in by_id:
            alert = by_id[delivery.alert_id]
            worded = wording(alert, delivery.channel) if wording else alert
            due[delivery.channel].append((delivery, worded))
    counts = Counter(dict.fromkeys(OUTCOMES, 0))
    for attempt in _attempts(due, senders, patience):
        counts[_record(desk, attempt, clock())] += 1
    counts["waiting"] = len(pending) - sum(counts[name] for name in OUTCOMES[:3])
    return dict(counts)


def _attempts(
    due: Mapping[str, list[tuple[Delivery, Alert]]],
    senders: Mapping[str, Sender],
    patience: float,
) -> Iterator[_Attempt]:
    """Each attempt as it is made, the channels side by side."""
    made: _Made = queue.SimpleQueue()
    for channel, waiting in due.items():
        work = (senders[channel], waiting, made)
        threading.Thread(target=_serve, args=work, name=f"alert {channel}", daemon=True).start()
    unanswered = {channel: [delivery for delivery, _ in due[channel]] for channel in due}
    while unanswered:
        try:
            channel, attempt = made.get(timeout=patience)
        except queue.Empty:
            # What hangs is the first unanswered one of each channel: its thread is left to itself.
            silent = SendResult(False, f"no answer within {patience:g} s")
            yield from (_Attempt(left[0], silent) for left in unanswered.values() if left)
            return
        if attempt is None:
            del unanswered[channel]
        else:
            unanswered[channel].pop(0)
            yield attempt


def _serve(
    sender: Sender,
    waiting: Sequence[tuple[Delivery, Alert]],
    made: _Made,
) -> None:
    """Send what waits for one channel, in order, until it fails thrice in a row."""
    failures = 0
    try:
        for delivery, alert in waiting:
            result = _send(sender, alert)
            made.put((sender.name, _Attempt(delivery, result)))
            failures = 0 if result.ok else failures + 1
            if failures == FAILURES_IN_A_ROW:
                return
    finally:
        made.put((sender.name, None))


def _send(sender: Sender, alert: Alert) -> SendResult:
    try:
        return sender.send(alert)
    except Exception as error:  # a fault of one sender must not reach the others
        return SendResult(False, f"{type(error).__name__} in the sender")


def _record(desk: Outbox, attempt: _Attempt, now: datetime) -> str:
    delivery, result = attempt.delivery, attempt.result
    attempts = delivery.attempts + 1
    if result.ok:
        state, next_try = DeliveryState.SENT, None
    elif attempts >= MOST_ATTEMPTS:
        state, next_try = DeliveryState.PARKED, None
    else:
        state, next_try = DeliveryState.FAILED, now + wait_after(attempts)
    desk.record_attempt(
        delivery.alert_id, delivery.channel, state, now, error=result.error, next_try_at=next_try
    )
    about = {"alert_id": delivery.alert_id, "channel": delivery.channel, "attempts": attempts}
    if result.ok:
        log("tell").info("sent", **about)
    else:
        log("tell").warning(state.value, **about, error=result.error)
    return state.value


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: a minute, doubled each time, at most 6 h."""
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << min(attempts - 1, 20)))
