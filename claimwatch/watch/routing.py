"""Says which alert goes where by the plan's rules, and what waits for the end of quiet hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from claimwatch.model import NOTICES, FlagKind, Severity
from claimwatch.watch.plan import AlertRule, QuietHours, Topic, Watch

_BANDS = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at in a flag: `text` is its label, its note and its claims' sentences."""

    kind: FlagKind
    severity: Severity
    confidence: float
    publishers: tuple[str, ...]
    text: str


def route(subject: Subject, watch: Watch, now: datetime) -> dict[str, datetime | None]:
    """The channels that are told of a flag at once, each with the time before which it is not.

    None is at once. Where several rules name one channel, the earliest time holds.
    """
    routed: dict[str, datetime | None] = {}
    for rule in watch.alerts:
        if rule.digest or not takes(rule, subject, watch):
            continue
        after = quiet_until(rule.quiet, now) if rule.quiet else None
        for channel in rule.channels:
            known = routed.get(channel, after)
            routed[channel] = None if known is None or after is None else min(known, after)
    return routed


def takes(rule: AlertRule, subject: Subject, watch: Watch) -> bool:
    """True when a rule asks for a flag like this."""
    kinds = rule.kinds or tuple(kind for kind in FlagKind if kind not in NOTICES)
    if subject.kind not in kinds or subject.confidence < rule.confidence:
        return False
    if _BANDS.index(subject.severity) < _BANDS.index(rule.severity):
        return False
    if rule.publishers and not set(rule.publishers) & set(subject.publishers):
        return False
    groups = rule.ownership_groups
    if groups and not watch.outlets_of(groups) & set(subject.publishers):
        return False
    named = [topic for topic in watch.topics if topic.name in rule.topics]
    return not rule.topics or any(is_about(topic, subject.kind, subject.text) for topic in named)


def is_about(topic: Topic, kind: FlagKind, text: str) -> bool:
    """True when a flag of `kind` with this text belongs to the topic."""
    if topic.kinds and kind not in topic.kinds:
        return False
    return _words_of(topic.words).search(text) is not None


def text_of_flag(label: str, note: str, sentences: Iterable[str]) -> str:
    """The text in which a flag's topics are looked for: its label, note and claims' sentences.

    Severity, alert rules, digests and the desk's filter all go by this one.
    """
    return "\n".join([label, note, *sorted(set(sentences))])


def topics_of(topics: Iterable[Topic], kind: FlagKind, text: str) -> tuple[Topic, ...]:
    """The topics that a flag of `kind` with this text belongs to, in the plan's order."""
    return tuple(topic for topic in topics if is_about(topic, kind, text))


def greatest_weight(topics: Iterable[Topic]) -> float:
    """By what the severity of a flag of these topics is multiplied: 1 where it is of none."""
    return max((topic.weight for topic in topics), default=1.0)


@lru_cache(maxsize=1024)
def _words_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, in any case; "flood" is also "floods" and "flooded"."""
    found = "|".join(re.escape(" ".join(word.split())).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{found})\w{{0,3}}\b", re.IGNORECASE)


def quiet_until(quiet: QuietHours, now: datetime) -> datetime | None:
    """When the quiet hours end that `now` lies in; None outside of them."""
    local = now.astimezone(ZoneInfo(quiet.zone))
    for day in (local.date() - timedelta(days=1), local.date()):
        start = datetime.combine(day, quiet.start, local.tzinfo)
        end = datetime.combine(day, quiet.end, local.tzinfo)
        if end <= start:
            end = datetime.combine(day + timedelta(days=1), quiet.end, local.tzinfo)
        if start <= local < end:
            return end.astimezone(now.tzinfo)
    return None


def last_due(at: time, zone: str, now: datetime) -> datetime:
    """The last moment, at or before `now`, at which a clock in `zone` showed `at`."""
    local = now.astimezone(ZoneInfo(zone))
    today = datetime.combine(local.date(), at, local.tzinfo)
    due = today if today <= local else today - timedelta(days=1)
    return due.astimezone(now.tzinfo)


def subject_of(row: Mapping[str, Any], sentences: Iterable[str]) -> Subject:
    """The subject of a row of `v_flags` with its claims' sentences."""
    return Subject(
        kind=FlagKind(row["kind"]),
        severity=Severity(row["severity"]),
        confidence=row["confidence"],
        publishers=tuple(row["publishers"]),
        text=text_of_flag(row["label"], row["explanation"], sentences),
    )
