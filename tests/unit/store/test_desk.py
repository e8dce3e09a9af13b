"""The outbox: handed over once, tried until sent or parked, by several hands at once."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.errors import BadSettings, StoreBroken
from claimwatch.store.desk import Delivery, DeliveryState, desk_url, open_desk

AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    with open_desk(desk_url(tmp_path / "a.duckdb")) as opened:
        yield opened


def test_handing_over_twice_is_once(desk):
    assert desk.enqueue("m1", ["file", "console", "file"]) == 2
    assert desk.enqueue("m1", ["file", "mail"]) == 1
    assert [d.channel for d in desk.pending(AT)] == ["console", "file", "mail"]
    assert desk.pending(AT)[0] == Delivery(
        "m1", "console", DeliveryState.PENDING, 0, None, None, None
    )


def test_what_is_sent_is_not_pending_again_even_when_handed_over_again(desk):
    desk.enqueue("m1", ["file"])
    desk.record_attempt("m1", "file", DeliveryState.SENT, AT)
    desk.enqueue("m1", ["file"])
    assert desk.pending(AT + timedelta(days=1)) == []
    assert desk.deliveries()[0].sent_at == AT


def test_what_failed_waits_for_its_next_try_and_what_is_parked_forever(desk):
    for name in ("m1", "m2"):
        desk.enqueue(name, ["mail"])
    later = AT + timedelta(minutes=5)
    desk.record_attempt("m1", "mail", DeliveryState.FAILED, AT, "refused", later)
    desk.record_attempt("m2", "mail", DeliveryState.PARKED, AT, "no such user")
    assert desk.pending(AT) == []
    due = desk.pending(later)
    assert [(d.alert_id, d.attempts, d.last_error, d.next_try_at) for d in due] == [
        ("m1", 1, "refused", later)
    ]


def test_a_desk_outlives_its_connection(tmp_path):
    url = desk_url(tmp_path / "a.duckdb")
    with open_desk(url) as desk:
        desk.enqueue("m1", ["file"])
    with open_desk(url) as desk:
        assert [d.alert_id for d in desk.deliveries()] == ["m1"]
    with sqlite3.connect(tmp_path / "a.duckdb.desk.sqlite") as found:
        assert found.execute("pragma journal_mode").fetchone() == ("wal",)


def test_many_hands_lose_nothing(tmp_path):
    url = desk_url(tmp_path / "a.duckdb")
    open_desk(url).close()

    def hand_over(number: int) -> int:
        with open_desk(url) as desk:
            return sum(desk.enqueue(f"m{n}", ["file"]) for n in range(number, number + 10))

    with ThreadPoolExecutor(4) as hands:
        new = sum(hands.map(hand_over, range(8)))
    with open_desk(url) as desk:
        assert new == len(desk.deliveries()) == 17


@pytest.mark.parametrize("url", ["no url", "nosuchdialect://host/db"])
def test_a_url_that_is_none_is_a_bad_setting(url):
    with pytest.raises(BadSettings, match="decisions_url"):
        open_desk(url)


def test_a_file_that_is_no_desk_is_named(tmp_path):
    (tmp_path / "a.duckdb.desk.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreBroken, match="desk"):
        open_desk(desk_url(tmp_path / "a.duckdb"))
