"""Reads a point in time from a short span: "11 Mar, 2022 09:40", "8/11/2010 @ 2:25PM", ISO, RFC.

A time without a zone is taken as UTC. A date in figures whose day and month could change places
is not guessed at: it is known only from a day above 12, a weekday beside it, a North American
zone, the "@" form, or dots (11.03.2022, day first wherever dots are used).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from claimwatch.tables import read_toml

FIRST_YEAR, LAST_YEAR = 1900, 2100
_TWO_DIGIT_PIVOT = 69
_GAP_CHARS = 40
# What may stand between a date and its time: punctuation, a label, the same time in another zone.
_GAP = re.compile(
    r"\(\d{4} [A-Z]{2,5}\)|\b(?:last|updated|at|on|the)\b|[\s,.|@:;()\[\]–—·•-]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class When:
    """A point in time in UTC and how exactly it was written: "second", "minute" or "day".

    `day` is the calendar day as it was written, in whatever zone.
    """

    at: datetime
    precision: str
    day: date

    def refined_by(self, other: When | None) -> When:
        """`other`, where it gives the time on a day that is all this one knows; else this."""
        finer = self.precision == "day" and other is not None and other.precision != "day"
        return other if finer and other is not None and other.day == self.day else self


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A point in time that was found in a line, and the characters that it fills."""

    when: When
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day that was found in a line. `zone` is None when written but not known."""

    at: time
    precision: str
    zone: tzinfo | None
    zone_name: str | None
    start: int
    end: int


@cache
def _tables() -> dict[str, Any]:
    return read_toml("published.toml")


@cache
def _date_pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_tables()["months"], key=len, reverse=True))
    day = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
    forms = (
        r"(?<!\d)(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)",
        rf"(?<![\d.,])(?<!\$){day.format('d2')}(?:\s+|-|\s*/\s*)(?:of\s+)?"
        rf"(?P<m2>{month})\b\.?[\s,/-]*(?P<y2>\d{{4}})(?!\d)",
        rf"(?-i:(?<![A-Z]))(?P<m3>{month})\b\.?[\s-]*{day.format('d3')}(?:\s*[,-]\s*|\s+)"
        r"(?P<y3>\d{4})(?!\d)",
        r"(?<![\d/.])(?P<a4>\d{1,2})(?P<s4>[/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4}|\d{2})(?![\d/])",
    )
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<hm>\d{4})(?=\s*(?:GMT|UTC|[ECMP][SD]?T)\b)"
    r"|(?P<h>\d{1,2})(?:[:.](?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?)?"
    r"\s*(?P<ap>[ap]\.?\s?m\b\.?)?)"
    r"(?:\s*(?P<zone>(?:(?:GMT|UTC)\s*)?[+-]\d{1,2}:?\d{0,2}(?!\d)|\(?[A-Z]{1,5}\b\)?))?",
    re.IGNORECASE,
)


def find_dates(line: str) -> list[DateSpan]:
    """The points in time in `line`, in order; those that can't be known for sure are left out."""
    clocks = _find_clocks(line)
    found = []
    for match in _date_pattern().finditer(line):
        before, after = _neighbours(match, line, clocks)
        clock = after or before
        if _is_word_end(match, line):
            continue
        day = _day_of(match, line, clock)
        if day is None:
            continue
        start = before.start if before is not None and clock is before else match.start()
        end = after.end if after is not None else match.end()
        found.append(DateSpan(_when(day, clock), start, end))
    return found


def _is_word_end(match: re.Match[str], line: str) -> bool:
    """True for "dismay 5, 2020"; a month glued to a headline's last word ("againJuly") is none."""
    glued = match.start() > 0 and line[match.start() - 1].isalpha()
    return glued and not match[0][0].isupper()


def has_unclear_date(line: str) -> bool:
    """True when `line` holds a date in figures whose day and month could change places."""
    return any(_date_pattern().finditer(line)) and not find_dates(line)


def _find_clocks(line: str) -> list[_Clock]:
    clocks = (_clock_of(match) for match in _TIME.finditer(line))
    return [clock for clock in clocks if clock is not None]


def _clock_of(match: re.Match[str]) -> _Clock | None:
    zone_text = (match["zone"] or "").strip(" ()")
    known, zone = _zone_of(zone_text)
    if zone_text and not known and not re.fullmatch(r"[A-Z]{2,4}T", zone_text):
        zone_text, end = "", match.start("zone")
    else:
        end = match.end()
    if match["hm"]:
        hour, minute = int(match["hm"][:2]), int(match["hm"][2:])
    elif match["m"] is None and match["ap"] is None:
        return None
    else:
        hour, minute = int(match["h"]), int(match["m"] or 0)
    hour_of_day = _hour_of_day(hour, match["ap"])
    second = int(match["s"] or 0)
    if hour_of_day is None or minute > 59 or second > 59:
        return None
    if zone_text and not known:
        return _Clock(time(hour_of_day, minute), "day", None, zone_text.lower(), match.start(), end)
    precision = "second" if match["s"] else "minute"
    return _Clock(
        time(hour_of_day, minute, second),
        precision,
        zone or UTC,
        zone_text.lower(),
        match.start(),
        end,
    )


def _hour_of_day(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour if hour <= 23 else None
    if not 1 <= hour <= 12:
        # "13:19 PM" is written now and then; the hour already says which half.
        return hour if 13 <= hour <= 23 and half[0] in "pP" else None
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _zone_of(text: str) -> tuple[bool, tzinfo | None]:
    """Whether the zone is known, and the zone (None for no zone at all)."""
    if not text:
        return True, None
    offset = re.fullmatch(r"(?:(?:GMT|UTC)\s*)?([+-])(\d{1,2}):?(\d{2})?", text, re.IGNORECASE)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes > 14 * 60:
            return False, None
        return True, timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    named = _tables()["zones"].get(text.lower())
    if named is None:
        return False, None
    return True, ZoneInfo(named) if isinstance(named, str) else timezone(timedelta(minutes=named))


def _neighbours(
    match: re.Match[str], line: str, clocks: list[_Clock]
) -> tuple[_Clock | None, _Clock | None]:
    """The time of day right before and right after a date, with nothing but labels between."""
    before = after = None
    for clock in clocks:
        if clock.end <= match.start() and _is_gap(line[clock.end : match.start()]):
            before = clock
        elif clock.start >= match.end():
            after = clock if _is_gap(line[match.end() : clock.start].lstrip("T")) else None
            break
    return before, after


def _is_gap(between: str) -> bool:
    """True when nothing but labels, punctuation and a weekday stands between date and time."""
    if len(between) > _GAP_CHARS:
        return False
    rest = _GAP.sub(" ", between).split()
    return all(word.lower() in _tables()["weekdays"] for word in rest)


def _day_of(match: re.Match[str], line: str, clock: _Clock | None) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return _day(int(part["y1"]), int(part["m1"]), int(part["d1"]))
    for kind in "23":
        if part[f"y{kind}"]:
            month = _tables()["months"][part[f"m{kind}"].lower()]
            return _day(int(part[f"y{kind}"]), month, int(part[f"d{kind}"]))
    return _day_in_figures(match, line, clock)


def _day_in_figures(match: re.Match[str], line: str, clock: _Clock | None) -> date | None:
    """The day of "8/11/2010", only where its order is sure."""
    year = int(match["y4"])
    if len(match["y4"]) == 2:
        year += 2000 if year < _TWO_DIGIT_PIVOT else 1900
    left, right = int(match["a4"]), int(match["b4"])
    month_first, day_first = _day(year, left, right), _day(year, right, left)
    if match["s4"] == ".":
        return day_first
    if month_first is None or day_first is None or month_first == day_first:
        return month_first or day_first
    weekday = _weekday_before(line, match.start())
    fitting = [day for day in (month_first, day_first) if day.weekday() == weekday]
    if len(fitting) == 1:
        return fitting[0]
    american = clock is not None and clock.zone_name in _tables()["month_first"]["zones"]
    at_form = re.match(r"\s*@\s*\d", line[match.end() :]) is not None
    return month_first if american or at_form else None


def _weekday_before(line: str, end: int) -> int | None:
    words = re.findall(r"[A-Za-z]+", line[max(0, end - 15) : end])
    number: int | None = _tables()["weekdays"].get(words[-1].lower()) if words else None
    return number


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _when(day: date, clock: _Clock | None) -> When:
    if clock is None or clock.zone is None:
        return When(datetime.combine(day, time(), UTC), "day", day)
    at = datetime.combine(day, clock.at, clock.zone).astimezone(UTC)
    return When(at, clock.precision, day)
