"""Per what a sum of money is meant where its unit leaves it out: "annual savings of £95 million".

A sum is then both: what it is written as, and the rate that its words speak of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwatch.model import Claim, ClaimKind

_PERIODS = {
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
}
_EVERY = "|".join(sorted(_PERIODS, key=len, reverse=True))
_BEFORE = re.compile(rf"\b(?P<every>{_EVERY})\s[^.,;:()\d]{{0,60}}$", re.IGNORECASE)
_BEHIND = re.compile(rf"\s(?:in\s|of\s)?(?P<every>{_EVERY})\b", re.IGNORECASE)
_PAST_BRACKET = re.compile(
    r"(?:\s\([^()]{1,30}\)|\))\s(?:an?|per|each|every)\s(?P<per>year|month|week|day)\b",
    re.IGNORECASE,
)
"""Behind both sums of "940 million crowns ($158 million) a year"."""
_SHARES = re.compile(r"\b(?:shares?|stock)\b[^.;]*$", re.IGNORECASE)
_QUOTED = re.compile(
    r"\b(?:clos(?:e[ds]?|ing)|end(?:ed|ing)?|finish(?:ed|ing)?|settled|trad(?:e[ds]?|ing)"
    r"|changed\shands)\b[^.;,\d]{0,40}\bat\s(?:about\s|around\s|nearly\s)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def implied_rate(claim: Claim) -> str | None:
    """The unit of a sum with what it is per, as "dollar per year"; None where nothing says so.

    "Annual", "a year" behind a bracket, or shares that closed "at $34.11".
    """
    if claim.kind is not ClaimKind.MONEY or claim.unit is None or " per " in claim.unit:
        return None
    start = claim.char_start - claim.sentence_start
    before, behind = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    if bracketed := _PAST_BRACKET.match(behind):
        return f"{claim.unit} per {bracketed['per'].lower()}"
    if every := _BEHIND.match(behind) or _BEFORE.search(before):
        return f"{claim.unit} per {_PERIODS[every['every'].lower()]}"
    if _QUOTED.search(before) and _SHARES.search(before):
        return f"{claim.unit} per share"
    return None


def units_meant(claim: Claim) -> frozenset[str]:
    """The units that a sum of money may be in: as written, and with the rate that is implied."""
    return frozenset(unit for unit in (claim.unit, implied_rate(claim)) if unit)
