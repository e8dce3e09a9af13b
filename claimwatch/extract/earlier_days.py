"""Days told by how long before another they lie: "58 a day earlier", "a day after a quake"."""

from __future__ import annotations

import re
from datetime import date, timedelta

_EARLIER = re.compile(
    r"(?:\W+[a-z-]+){0,3}?\W+(?:a|one|the)\s(?P<span>day|evening|night|week)\s"
    r"(?:earlier|before|ago)\b(?!\s(?:the|an?|he|she|it|they|his|her|its|their)\b)",
    re.IGNORECASE,
)
_DAYS_AFTER = re.compile(
    r"(?<!\d\s)\b(?P<many>an?|one|two|three|four|five|six|seven|\d{1,2})\s(?P<span>day|week)s?\safter\b[^,;:]*$",
    re.IGNORECASE,
)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def day_told_behind(behind: str, told_on: date) -> date | None:
    """The day before the one told of: "112, up from 58 a day earlier"."""
    told = _EARLIER.match(behind)
    if told is None:
        return None
    return told_on - timedelta(days=7 if told["span"].lower() == "week" else 1)


def days_after(before: str, told_on: date) -> tuple[int, date] | None:
    """Where such words begin that lead to a number, and the day of its deed.

    "On Friday, a day after a quake killed 31" tells on Friday of those killed on Thursday. None
    where they lead to none, or where a comma ends them.
    """
    led = _DAYS_AFTER.search(before)
    if led is None:
        return None
    many = led["many"].lower()
    count = int(many) if many.isdigit() else _MANY.get(many, 1)
    return led.start(), told_on - timedelta(
        days=count * (7 if led["span"].lower() == "week" else 1)
    )
