"""Reads the part of a day that a sentence ties to the day it names: "by Thursday night"."""

from __future__ import annotations

import re
from datetime import date

_HOURS = {
    "dawn": 6,
    "daybreak": 6,
    "early": 6,
    "morning": 9,
    "midday": 12,
    "noon": 12,
    "afternoon": 15,
    "evening": 19,
    "late": 21,
    "night": 22,
    "midnight": 23,
}
_DAY = r"(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = re.compile(
    rf"\b(?:(?P<before>early|late|dawn|daybreak|midday|noon|midnight)\s(?:on\s)?)?{_DAY}"
    r"(?:\s(?P<behind>morning|afternoon|evening|night))?\b",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def hour_of(sentence: str, day: date) -> int | None:
    """The hour that stands for the part of `day` that a sentence names, in [0, 23].

    None where it names the day without a part, or with several.
    """
    found = {
        _HOURS[part.lower()]
        for match in _PART.finditer(sentence)
        if _WEEKDAYS.index(match["day"].lower()) == day.weekday()
        and (part := match["behind"] or match["before"])
    }
    return found.pop() if len(found) == 1 else None
