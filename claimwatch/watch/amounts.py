"""Reads the durations and times of day of `watch.yaml`."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

_UNITS = {"s": "seconds", "min": "minutes", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"(\d{1,6})\s*(s|min|m|h|d)")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def read_duration(value: Any) -> timedelta:
    """A duration of text such as "15 min", "6 h" or "2 d".

    Raises:
        ValueError: it is anything else; a bare number has no unit.
    """
    if isinstance(value, timedelta):
        return value
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError('must be a number with s, min, h or d, such as "15 min"')
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def said_duration(value: timedelta) -> str:
    """The text that `read_duration` reads as `value`."""
    seconds = int(value.total_seconds())
    sizes = (("d", 86_400), ("h", 3_600), ("min", 60))
    unit, size = next(((u, s) for u, s in sizes if seconds and seconds % s == 0), ("s", 1))
    return f"{seconds // size} {unit}"


def read_clock(value: Any) -> time:
    """A time of day of text such as "08:00".

    Raises:
        ValueError: it is anything else. YAML reads 08:00 without quotes as text, 8:30 as a number
            to the base of 60: that is undone here.
    """
    if isinstance(value, time):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
        return time(*divmod(value, 60))
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError('must be a time of day such as "08:00"')
    return time(int(found[1]), int(found[2]))
