"""Delivery: at least once, each channel for itself, with back-off; to a real desk and webhook."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimwatch.alert.outbox import (
    FAILURES_IN_A_ROW,
    LONGEST_WAIT,
    MOST_ATTEMPTS,
    deliver,
    wait_after,
)
from claimwatch.alert.senders import AppriseSender, FileSender, SendResult
from claimwatch.model import Alert
from claimwatch.store.desk import DeliveryState, Desk, desk_url, open_desk

START = datetime(2022, 3, 11, 12, 0, tzinfo=UTC)


def alert(number: int) -> Alert:
    return Alert(f"key{number}", f"flag{number}", "k", "New", f"title {number}", f"body {number}")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


class Recorder:
    """A sender that keeps what it sent; fails or raises where it is told to."""

    def __init__(self, name: str, *, fails: bool = False, raises: bool = False) -> None:
        self.name = name
        self.fails = fails
        self.raises = raises
        self.tried: list[str] = []

    def send(self, alert: Alert) -> SendResult:
        self.tried.append(alert.alert_id)
        if self.raises:
            raise RuntimeError("at json://user:secret@host")
        return SendResult(False, "refused") if self.fails else SendResult(True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(desk_url(tmp_path / "watch.duckdb")) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_what_is_due_is_sent_once(desk: Desk, clock: Clock) -> None:
    good = Recorder("good")
    alerts = [alert(1), alert(2)]
    for one in alerts:
        desk.enqueue(one.alert_id, ["good"])
    assert deliver(desk, alerts, [good], clock)["sent"] == 2
    assert deliver(desk, alerts, [good], clock) == {
        "sent": 0,
        "failed": 0,
        "parked": 0,
        "waiting": 0,
    }
    assert good.tried == ["key1", "key2"]
    assert {d.state for d in desk.deliveries()} == {DeliveryState.SENT}


def test_a_dead_channel_delays_no_other(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        dead_port = probe.getsockname()[1]
    file = FileSender(tmp_path / "alerts.jsonl")
    dead = AppriseSender(f"json://user:secret12@127.0.0.1:{dead_port}/hook")
    desk.enqueue("key1", [dead.name, file.name])
    counts = deliver(desk, [alert(1)], [dead, file], clock)
    assert (counts["sent"], counts["failed"]) == (1, 1)
    assert json.loads((tmp_path / "alerts.jsonl").read_text())["alert_id"] == "key1"
    [failed] = [d for d in desk.deliveries() if d.state is DeliveryState.FAILED]
    assert failed.channel == dead.name
    assert failed.last_error
    assert "secret12" not in failed.last_error + failed.channel
    assert failed.next_try_at == START + timedelta(minutes=1)


def test_a_failed_delivery_is_tried_again_when_due_and_not_before(desk: Desk, clock: Clock) -> None:
    sender = Recorder("a", fails=True)
    desk.enqueue("key1", ["a"])
    deliver(desk, [alert(1)], [sender], clock)
    clock.now += timedelta(seconds=59)
    deliver(desk, [alert(1)], [sender], clock)
    assert sender.tried == ["key1"]
    clock.now += timedelta(seconds=1)
    sender.fails = False
    assert deliver(desk, [alert(1)], [sender], clock)["sent"] == 1
    [sent] = desk.deliveries()
    assert (sent.attempts, sent.sent_at, sent.next_try_at) == (2, clock.now, None)


def test_waits_double_up_to_six_hours() -> None:
    minutes = [wait_after(attempts).total_seconds() / 60 for attempts in range(1, 13)]
    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    assert wait_after(10_000) == LONGEST_WAIT


def test_a_message_that_never_goes_out_is_parked(desk: Desk, clock: Clock) -> None:
    sender = Recorder("a", raises=True)
    desk.enqueue("key1", ["a"])
    for _ in range(MOST_ATTEMPTS + 3):
        deliver(desk, [alert(1)], [sender], clock)
        clock.now += LONGEST_WAIT
    assert len(sender.tried) == MOST_ATTEMPTS
    [parked] = desk.deliveries()
    assert (parked.state, parked.attempts) == (DeliveryState.PARKED, MOST_ATTEMPTS)
    assert parked.last_error == "RuntimeError in the sender"


def test_a_channel_that_fails_in_a_row_is_left_alone_for_the_round(
    desk: Desk, clock: Clock
) -> None:
    sender = Recorder("a", fails=True)
    alerts = [alert(number) for number in range(9)]
    for one in alerts:
        desk.enqueue(one.alert_id, ["a"])
    counts = deliver(desk, alerts, [sender], clock)
    assert (counts["failed"], counts["waiting"]) == (FAILURES_IN_A_ROW, 9 - FAILURES_IN_A_ROW)
    sender.fails = False
    assert deliver(desk, alerts, [sender], clock)["sent"] == 9 - FAILURES_IN_A_ROW


def test_a_poisonous_message_does_not_hold_up_the_others(desk: Desk, clock: Clock) -> None:
    class Picky(Recorder):
        def send(self, alert: Alert) -> SendResult:
            self.fails = alert.alert_id in ("key0", "key1", "key2")
            return super().send(alert)

    sender = Picky("a")
    alerts = [alert(number) for number in range(9)]
    for one in alerts:
        desk.enqueue(one.alert_id, ["a"])
    for _ in range(2):
        deliver(desk, alerts, [sender], clock)
        clock.now += timedelta(minutes=1)
    states = {d.alert_id: d.state for d in desk.deliveries()}
    assert [states[f"key{n}"] for n in range(3, 9)] == [DeliveryState.SENT] * 6


def test_a_channel_that_is_not_set_up_now_keeps_its_deliveries(desk: Desk, clock: Clock) -> None:
    desk.enqueue("key1", ["gone", "a"])
    counts = deliver(desk, [alert(1)], [Recorder("a")], clock)
    assert (counts["sent"], counts["waiting"]) == (1, 1)
    assert [d.channel for d in desk.pending(START)] == ["gone"]


def test_a_channel_that_never_answers_does_not_hold_the_run(desk: Desk, clock: Clock) -> None:
    released = threading.Event()

    class Hanging(Recorder):
        def send(self, alert: Alert) -> SendResult:
            released.wait(30)
            return super().send(alert)

    good = Recorder("good")
    desk.enqueue("key1", ["hangs", "good"])
    counts = deliver(desk, [alert(1)], [Hanging("hangs"), good], clock, patience=0.2)
    released.set()
    assert (counts["sent"], counts["failed"]) == (1, 1)
    [failed] = [d for d in desk.deliveries() if d.state is DeliveryState.FAILED]
    assert failed.last_error == "no answer within 0.2 s"


def test_killed_before_the_note_the_message_goes_out_again_with_its_key(
    desk: Desk, clock: Clock
) -> None:
    class Killed(Exception):
        pass

    class Dying:
        def pending(self, now: datetime) -> object:
            return desk.pending(now)

        def record_attempt(self, *args: object, **fields: object) -> None:
            raise Killed

    sender = Recorder("a")
    desk.enqueue("key1", ["a"])
    with pytest.raises(Killed):
        deliver(Dying(), [alert(1)], [sender], clock)  # type: ignore[arg-type]
    assert deliver(desk, [alert(1)], [sender], clock)["sent"] == 1
    assert sender.tried == ["key1", "key1"]
