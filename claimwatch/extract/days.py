"""Days as news writes them: "Friday", "yesterday", "14 September", "March 8, 2021"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_BEGINS = re.compile("|".join(MONTHS))
_DAY_OF_MONTH = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH})"
    r"(?:,?\s+\d{4})?|\d{4}-\d{2}-\d{2}"
)
DAY = rf"(?:{_DAY_OF_MONTH}|(?:last\s+)?(?:{'|'.join(_WEEKDAYS)})|today|yesterday)"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d{2}\b|(?=\s*[apgu]\.?\s?[mt]))\s*(?:a\.?\s?m\.?|p\.?\s?m\.?|gmt|utc)?"
    r"\s*,?\s*(?:local time\s*)?)?"
)
"""A time of day before a day, if any: "4 p.m. ", and not the 1 of "14 September"."""


def read_day(words: str, published_at: datetime | None) -> date | None:
    """The day that `DAY` matched; None where the calendar has none.

    Weekdays are those before `published_at`, and days without a year lie in the year before it.
    Without `published_at` only full dates count.
    """
    lowered = words.lower().removeprefix("last ").strip()
    if published_at is None:
        return _full_date(words) if re.search(r"\d{4}", words) else None
    today = published_at.date()
    if lowered in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(lowered)) % 7)
    if lowered == "today":
        return today
    if lowered == "yesterday":
        return today - timedelta(days=1)
    day = _dated(words, today.year)
    if day and not re.search(r"\d{4}", words) and day > today + timedelta(days=1):
        return _dated(words, today.year - 1)
    return day


def _full_date(words: str) -> date | None:
    """The day that `_DAY_OF_MONTH` matched, with its year; None where there is none."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    named = _MONTH_BEGINS.search(words.lower())
    if named:
        numbers = [*numbers[1:], 1 + MONTHS.index(named.group()), *numbers[:1]]
    if len(numbers) != 3:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def _dated(words: str, year: int) -> date | None:
    return _full_date(words if re.search(r"\d{4}", words) else f"{words} {year}")
