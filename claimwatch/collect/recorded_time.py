"""Reads the time that a field of a record or page states: ISO, epoch, words (RFC 5322 too)."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

from claimwatch.collect.times import FIRST_YEAR, LAST_YEAR, When, find_dates
from claimwatch.tables import read_toml

_SPAN_CHARS = 60
_SECONDS = (1e8, 1e10)
_CLOCK = re.compile(r"\d:\d\d")


@cache
def _tables() -> dict[str, Any]:
    return read_toml("published.toml")


def read_recorded_time(value: object) -> When | None:
    """The point in time in a field's value, None when it can't be known for sure.

    Numbers are seconds since 1970 (milliseconds from 1e11). Words in other languages go through
    dateparser, on a short span with day, month and year all written.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    if not isinstance(value, str) or not value.strip():
        return None
    text = " ".join(value.split())
    if len(text) > _SPAN_CHARS:
        return None
    if re.fullmatch(r"\d{9,13}(\.\d+)?", text):
        return _from_epoch(float(text))
    return _from_iso(text) or _from_words(text)


def _from_epoch(number: float) -> When | None:
    if not math.isfinite(number):
        return None
    seconds = number / 1_000 if number >= 1e11 else number
    if not _SECONDS[0] <= seconds <= _SECONDS[1]:
        return None
    return _checked(datetime.fromtimestamp(int(seconds), UTC), "second")


def _from_iso(text: str) -> When | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    # "2022-03-11T09:40:00Z" states the second, "2022-03-11" only the day.
    if "T" in text[8:] or ":" in text:
        precision = "second" if text.count(":") >= 2 or re.search(r"T\d{6}", text) else "minute"
    else:
        precision = "day"
    return _checked(at, precision)


def _from_words(text: str) -> When | None:
    found = find_dates(text)
    if len(found) == 1:
        return found[0].when
    return None if found or not _may_be_foreign(text) else _from_other_language(text)


def _may_be_foreign(text: str) -> bool:
    """True for a day, a year and a word that is no English month: dateparser is slow to say no."""
    numbers = re.findall(r"\d+", text)
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    whole = any(len(n) == 4 for n in numbers) and any(len(n) <= 2 for n in numbers)
    return whole and bool(words) and not any(word in _tables()["months"] for word in words)


def _from_other_language(text: str) -> When | None:
    """A date in words of any language; dateparser sees only absolute, complete dates."""
    import dateparser

    try:
        at = dateparser.parse(
            text,
            languages=_tables()["languages"]["codes"],
            settings={
                "STRICT_PARSING": True,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
                "TIMEZONE": "UTC",
                "RETURN_AS_TIMEZONE_AWARE": True,
            },
        )
    except (ValueError, TypeError, OverflowError, RecursionError, re.error):
        return None
    return None if at is None else _checked(at, "minute" if _CLOCK.search(text) else "day")


def _checked(at: datetime, precision: str) -> When | None:
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    if precision == "day":
        return When(datetime(at.year, at.month, at.day, tzinfo=UTC), precision, at.date())
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return When(aware.astimezone(UTC), precision, at.date())
