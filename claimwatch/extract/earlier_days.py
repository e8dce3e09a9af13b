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
    r"(?<!\d\s)\b(?:an?|one|two|three|four|five|six|seven|\d{1,2})\s(?:day|week)s?\safter\b[^,;:]*$",
    re.IGNORECASE,
)


def day_told_behind(behind: str, told_on: date) -> date | None:
    """The day before the one told of: "112, up from 58 a day earlier"."""
    told = _EARLIER.match(behind)
    if told is None:
        return None
    return told_on - timedelta(days=7 if told["span"].lower() == "week" else 1)


def deed_told_from(before: str) -> int:
    """Where words begin that tell of a deed some days before what its clause tells; 0 for none.

    In "on Friday, a day after a quake killed 31" Friday is not the day of the quake.
    """
    led = _DAYS_AFTER.search(before)
    return led.start() if led else 0
