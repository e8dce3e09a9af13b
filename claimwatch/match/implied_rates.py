"""Per what a sum or measure is meant where its unit leaves it out: "annual savings of £95 million".

It is then both: what it is written as, and the rate that its words speak of.
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
_OF_WHAT = re.compile(
    r"\s(?:of\s(?:[\w-]+\s){1,3}?|[a-z]+\s)?(?:an?|per|each|every)\s(?P<per>year|month|week|day|hour)"
    r"\b(?!\s(?:ago|earlier|later))",
    re.IGNORECASE,
)
"""Behind a measure whose rate is told of what it is of: "3,000 tonnes of steel a year"."""
_SHARES = re.compile(r"\b(?:shares?|stock)\b[^.;]*$", re.IGNORECASE)
_QUOTED = re.compile(
    r"\b(?:clos(?:e[ds]?|ing)|end(?:ed|ing)?|finish(?:ed|ing)?|settled|trad(?:e[ds]?|ing)"
    r"|changed\shands)\b[^.;,\d]{0,40}\bat\s(?:about\s|around\s|nearly\s)?$",
    re.IGNORECASE,
)
_BID = re.compile(
    r"\b(?:bids?|bidding|offer(?:s|ed|ing)?|tender|premium|pay(?:s|ing)?|paid|receive[sd]?|get"
    r"|apiece|clos(?:e[ds]?|ing)|price[ds]?)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:share(?:s|holders?)?|stock(?:holders?)?|holders|premium)\b", re.IGNORECASE
)
_PRICE_OF_SHARE = 2_000
"""What a share costs less than, in whole units of money or in pence."""


@lru_cache(maxsize=4096)
def implied_rate(claim: Claim) -> str | None:
    """The unit of a sum or measure with what it is per, as "dollar per year"; None if not said.

    "Annual", "a year" behind a bracket, shares that closed "at $34.11", or a small sum that is
    offered for shares: "raised its bid for the stock to $14 from $12". Of a measure, "900 tonnes of
    coal a day".
    """
    if claim.unit is None or " per " in claim.unit:
        return None
    start = claim.char_start - claim.sentence_start
    before, behind = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    if claim.kind is ClaimKind.MEASURE:
        made = _OF_WHAT.match(behind)
        return f"{claim.unit} per {made['per'].lower()}" if made else None
    if claim.kind is not ClaimKind.MONEY:
        return None
    if bracketed := _PAST_BRACKET.match(behind):
        return f"{claim.unit} per {bracketed['per'].lower()}"
    if every := _BEHIND.match(behind) or _BEFORE.search(before):
        return f"{claim.unit} per {_PERIODS[every['every'].lower()]}"
    if _QUOTED.search(before) and _SHARES.search(before):
        return f"{claim.unit} per share"
    if claim.as_written.hi < _PRICE_OF_SHARE and _BID.search(claim.sentence):
        return f"{claim.unit} per share" if _HELD.search(claim.sentence) else None
    return None


def units_meant(claim: Claim) -> frozenset[str]:
    """The units that a sum or measure may be in: as written, and with the rate that is implied."""
    return frozenset(unit for unit in (claim.unit, implied_rate(claim)) if unit)
