"""Rules of the plan: which flag goes where, what waits, and what a digest says."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from claimwatch.terms import FlagKind, Severity
from claimwatch.watch import Watch, read_watch
from claimwatch.watch.digest import DayFlag, digest_key, write_digest
from claimwatch.watch.plan import Digest
from claimwatch.watch.routing import (
    Subject,
    greatest_weight,
    last_due,
    quiet_until,
    route,
    text_of_flag,
    topics_of,
)

NOON = datetime(2023, 5, 2, 12, tzinfo=UTC)
FLOOD = Subject(
    FlagKind.DISPUTE, Severity.MEDIUM, 0.7, ("Harbour Post", "Tarn Gazette"), "Floods: 14 or 19"
)


def plan(*rules: str) -> Watch:
    return read_watch(
        "publishers:\n"
        "  - {name: Gazette Online, short_names: [Tarn Gazette], ownership_group: Tarn Press}\n"
        "  - {name: Star, ownership_group: Star Group}\n"
        "topics:\n"
        "  - {name: Floods, words: [flood, levee], weight: 2}\n"
        "  - {name: Ferries, words: [ferry], kinds: [misreport], weight: 3}\n"
        "alerts:\n" + "".join(f"  - {{name: rule {n}, {rule}}}\n" for n, rule in enumerate(rules))
    )


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("channels: [a]", True),
        ("channels: [a], kinds: [dispute, stale]", True),
        ("channels: [a], kinds: [misreport]", False),
        ("channels: [a], severity: medium", True),
        ("channels: [a], severity: high", False),
        ("channels: [a], confidence: 0.7", True),
        ("channels: [a], confidence: 0.8", False),
        ("channels: [a], publishers: [Tarn Gazette]", True),
        ("channels: [a], publishers: [Tarn]", False),
        ("channels: [a], ownership_groups: [Tarn Press]", True),
        ("channels: [a], ownership_groups: [Star Group]", False),
        ("channels: [a], topics: [Floods]", True),
        ("channels: [a], topics: [Ferries]", False),
        ("channels: [a], digest: true", False),
    ],
)
def test_a_rule_takes_what_it_asks_for(rule: str, told: bool) -> None:
    assert route(FLOOD, plan(rule), NOON) == ({"a": None} if told else {})


def test_each_rule_that_takes_a_flag_tells_it() -> None:
    watch = plan("channels: [a, b]", "channels: [b, c]", "channels: [d], severity: high")
    assert set(route(FLOOD, watch, NOON)) == {"a", "b", "c"}


def test_a_notice_is_told_only_where_it_is_asked_for() -> None:
    notice = Subject(FlagKind.HEDGE_DRIFT, Severity.INFO, 0.9, (), "")
    assert route(notice, plan("channels: [a]"), NOON) == {}
    assert route(notice, plan("channels: [a], kinds: [hedge_drift]"), NOON) == {"a": None}


def test_in_quiet_hours_an_alert_waits_unless_another_rule_tells_it_at_once() -> None:
    quiet = 'quiet: {from: "11:00", to: "13:30"}'
    assert route(FLOOD, plan(f"channels: [a], {quiet}"), NOON) == {
        "a": NOON.replace(hour=13, minute=30)
    }
    assert route(FLOOD, plan(f"channels: [a], {quiet}", "channels: [a]"), NOON) == {"a": None}


@pytest.mark.parametrize(
    ("hours", "until"),
    [
        ("from: 11:00, to: 13:00", "2023-05-02T13:00+00:00"),
        ("from: 12:00, to: 13:00", "2023-05-02T13:00+00:00"),
        ("from: 11:00, to: 12:00", None),
        ("from: 22:00, to: 7:00", None),
        ("from: 22:00, to: 12:30", "2023-05-02T12:30+00:00"),
        ("from: 11:30, to: 6:00", "2023-05-03T06:00+00:00"),
        ("from: 12:30, to: 15:00, zone: Europe/Berlin", "2023-05-02T13:00+00:00"),
    ],
)
def test_quiet_hours_end_on_the_right_day(hours: str, until: str | None) -> None:
    watch = plan(f"channels: [a], quiet: {{{hours}}}")
    assert watch.alerts[0].quiet is not None
    expected = datetime.fromisoformat(until) if until else None
    assert quiet_until(watch.alerts[0].quiet, NOON) == expected


@pytest.mark.parametrize(
    ("kind", "text", "weight"),
    [
        (FlagKind.DISPUTE, "the flooded town", 2.0),
        (FlagKind.DISPUTE, "the ferry", 1.0),
        (FlagKind.MISREPORT, "FERRY and levees", 3.0),
        (FlagKind.DISPUTE, "floodlighting", 1.0),
    ],
)
def test_the_weightiest_topic_counts(kind: FlagKind, text: str, weight: float) -> None:
    assert greatest_weight(topics_of(plan("channels: [a]").topics, kind, text)) == weight


@pytest.mark.parametrize(
    ("label", "note", "sentences", "names"),
    [
        ("people hurt", "Sources differ.", ["The levee broke."], ["Floods"]),
        ("people hurt", "The flood's figures differ.", [], ["Floods"]),
        ("floods", "Sources differ.", ["A ferry sank."], ["Floods", "Ferries"]),
        ("people hurt", "Sources differ.", ["A train left."], []),
    ],
)
def test_a_flags_topics_are_found_in_its_label_note_and_sentences(
    label: str, note: str, sentences: list[str], names: list[str]
) -> None:
    text = text_of_flag(label, note, sentences)
    found = topics_of(plan("channels: [a]").topics, FlagKind.MISREPORT, text)
    assert [topic.name for topic in found] == names


def test_a_digest_is_due_at_its_clock_in_its_zone() -> None:
    assert last_due(time(8), "UTC", NOON) == datetime(2023, 5, 2, 8, tzinfo=UTC)
    assert last_due(time(13), "UTC", NOON) == datetime(2023, 5, 1, 13, tzinfo=UTC)
    assert last_due(time(13), "Europe/Berlin", NOON) == datetime(2023, 5, 2, 11, tzinfo=UTC)


def test_a_digest_lists_the_gravest_first_and_says_how_things_stand() -> None:
    digest = Digest(at="08:00", channels=("a",))
    flags = [
        DayFlag("f1", "dispute", "low", "people hurt", ("Post",), "Raised"),
        DayFlag("f2", "misreport", "high", "people killed", ("Post", "Gazette"), "Gap grew"),
    ]
    alert = write_digest(digest, NOON, NOON, flags, {"dispute": 3, "hedge_drift": 1})
    assert alert.title == "Digest: 1 high, 1 low"
    assert alert.body.index("people killed (Post, Gazette). Gap grew") < alert.body.index("hurt")
    assert "3 dispute, 1 hedge drift" in alert.body
    assert alert.alert_id == digest_key(digest, NOON)


def test_a_day_without_news_is_told_too() -> None:
    alert = write_digest(Digest(at="08:00", channels=("a",)), NOON, NOON, [], {})
    assert alert.title == "Digest: no new flags"
    assert "Nothing is new" in alert.body
