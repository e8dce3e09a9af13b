"""In how long a time a number came together."""

from __future__ import annotations

import re

from claimwatch.match import words
from claimwatch.model import Claim

_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 730, "year": 8760}
_SPAN = (
    r"\b(?:in|over|within|during)\s(?:(?:the|just|only|about|last|past|first|final|previous|same)\s)*"
    r"(?P<number>\d+|an?|[a-z]+)\s(?P<unit>hour|day|week|month|year)s?\b"
)
_BEHIND = re.compile(rf"[^,;.]{{0,45}}?{_SPAN}", re.IGNORECASE)
_AHEAD = re.compile(rf"{_SPAN},?\s(?:[\w-]+\s){{0,3}}$", re.IGNORECASE)
_REACH = 80
"""In characters."""


def span_of(claim: Claim) -> int | None:
    """In how many hours a number came together: "184 mm in the 24 hours before", "in three days".

    None where that is not said right beside it.
    """
    start = claim.char_start - claim.sentence_start
    behind = _BEHIND.match(claim.sentence[start + len(claim.text) :])
    found = behind or _AHEAD.search(claim.sentence[max(0, start - _REACH) : start])
    if found is None:
        return None
    number = found["number"].lower()
    told = "1" if number in {"a", "an"} else words.as_digits(number)
    return int(told) * _HOURS[found["unit"].lower()] if told.isdigit() else None
