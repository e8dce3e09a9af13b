"""Numbers and times as people read them. The raw value stands beside them, on hover."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from dashboards.units import stands_before, with_unit

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_UNKNOWN = "unknown"
_HOURS_OF_A_YEAR = 365.25 * 24


def number(value: float) -> str:
    """A number with thousands marks, or with a scale word from a million on: 2.5 million."""
    size = abs(value)
    for scale, word in _SCALES:
        if size >= scale:
            return f"{_short(value / scale)} {word}"
    return _short(value)


def _short(value: float) -> str:
    """At most four decimals, and no trailing zeros."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def raw(value: float | None) -> str:
    """The number with all its digits and no marks; "open" for an end that is not bounded."""
    return "open" if value is None else f"{value:.12g}"


def quantity(value: float, unit: str | None) -> str:
    """A number with its unit: "$200", "25%", "3 miles"."""
    return with_unit(number(value), unit, single=value == 1)


def between(lo: float, hi: float, unit: str | None) -> str:
    """Two numbers with their unit: "3 to 8 miles", "$200 to $300 per month"."""
    if lo == hi:
        return quantity(lo, unit)
    first = quantity(lo, (unit or "").partition(" per ")[0]) if stands_before(unit) else number(lo)
    return f"{first} to {quantity(hi, unit)}"


def spread(lo: float | None, hi: float | None, unit: str | None = None) -> str:
    """What an interval leaves open: "15,500 to 16,500", "5 and more", "up to 100", "any number"."""
    if lo is None and hi is None:
        return "any number"
    if hi is None:
        return f"{quantity(lo or 0.0, unit)} and more"
    if lo is None:
        return f"up to {quantity(hi, unit)}"
    return f"only {quantity(lo, unit)}" if lo == hi else between(lo, hi, unit)


def moment(at: datetime | date | None) -> str:
    """A time with its zone, "11 Mar 2022, 09:40 UTC", or a day where no more is known."""
    if at is None:
        return f"time {_UNKNOWN}"
    if not isinstance(at, datetime):
        return f"{at.day} {at:%b %Y}"
    in_utc = as_utc(at)
    return f"{day(in_utc)}, {in_utc:%H:%M} UTC"


def day(at: datetime | date | None) -> str:
    """The day alone: "11 Mar 2022"."""
    return _UNKNOWN if at is None else f"{at.day} {at:%b %Y}"


def clock(at: datetime) -> str:
    """The time of day with its zone: "12:40 UTC"."""
    return f"{as_utc(at):%H:%M} UTC"


def recent(at: datetime | None, now: datetime) -> str:
    """The time of day for today's, else the day: for a narrow column."""
    if at is None:
        return _UNKNOWN
    return clock(at) if as_utc(at).date() == as_utc(now).date() else day(as_utc(at))


def as_utc(at: datetime) -> datetime:
    """The same moment in UTC; a time without a zone is taken as UTC already."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


_STEPS = (
    (timedelta(days=1), "day"),
    (timedelta(hours=1), "hour"),
    (timedelta(minutes=1), "minute"),
)


def ago(at: datetime, now: datetime) -> str:
    """How long ago: "3 minutes ago", "just now"."""
    passed = as_utc(now) - as_utc(at)
    for step, word in _STEPS:
        if passed >= step:
            return f"{plural(passed // step, word)} ago"
    return "just now"


def hours(count: float) -> str:
    """A stretch of time given in hours, as it reads best: "40 minutes", "3 days", "4.6 years"."""
    if count < 1:
        return plural(round(count * 60), "minute")
    if count < 48:
        return plural(round(count), "hour")
    years = count / _HOURS_OF_A_YEAR
    return plural(round(count / 24), "day") if years < 2 else f"{years:,.1f} years"


def factor(gap: float | None) -> str:
    """How far apart two numbers lie: "2.4 times"; "unknown" where that is not known."""
    if gap is None:
        return _UNKNOWN
    return f"{gap:,.0f} times" if gap >= 20 else f"{gap:.2g} times"


def seconds(count: float | None) -> str:
    """A short stretch of time: "0.4 s", "12 s", "3 min 5 s"; "not yet" where it is not over."""
    if count is None:
        return "not yet"
    if count < 60:
        return f"{count:.1f} s" if count < 10 else f"{count:.0f} s"
    return f"{count // 60:.0f} min {count % 60:.0f} s"


def sureness(likelihood: float) -> str:
    """How sure something is, as a whole percentage: never 0 or 100, which nobody can know."""
    if likelihood < 0.005:
        return "under 1%"
    return f"{likelihood:.0%}" if likelihood < 0.995 else "over 99%"


def share(part: int, whole: int) -> str:
    """A share with its 95% interval (Wilson), so that small numbers do not mislead."""
    if whole == 0:
        return "–"
    low, high = wilson(part, whole)
    return f"{part / whole:.0%} ({low:.0%} to {high:.0%})"


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95% interval of a share after E. B. Wilson (1927), for `whole` above 0."""
    z, p = 1.959964, part / whole
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    reach = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def plural(count: int, word: str) -> str:
    """A count with its noun: "1 publisher", "3 publishers"."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in one line, the ones past `most` as a count: "A, B, C and 2 more"."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
