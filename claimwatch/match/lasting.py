"""How long something has been going on: the 13 days of a war, which are 14 tomorrow."""

from __future__ import annotations

import re

from claimwatch.match.profile import read_profile
from claimwatch.model import Claim, ClaimKind

_GOES_ON = frozenset(
    {"at_large", "captivity", "fighting", "lockdown", "outage", "search", "strike", "trapped"}
)
"""Properties of what has a first day and, while it is told of, no last one."""
_HEDGE = r"(?:(?:more|less) than |nearly |almost |about |some |over )?"
_UP_TO_NOW = re.compile(
    rf"\b(?:(?:after|over)|(?:after|in|of|over|for|during|through) the(?: past| last)?) {_HEDGE}$",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"\sof\s")
_INTO = re.compile(r"\sinto\b|[\s-]old\b")
_AGO = re.compile(r"\sago\b")
_BEGAN = re.compile(
    r"\b(?:beg[au]n|broke(?:n)? out|erupted|launch(?:ed)?|start(?:ed)?)\b", re.IGNORECASE
)


def lasts(claim: Claim) -> frozenset[str]:
    """What has been going on for as long as a duration says; empty where that is not said.

    "After 13 days of bombardment", "the assault began 12 days ago", "12 days into the strike".
    """
    if claim.kind is not ClaimKind.DURATION:
        return frozenset()
    start = claim.char_start - claim.sentence_start
    end = start + len(claim.text)
    began = _AGO.match(claim.sentence, end) and _BEGAN.search(claim.sentence)
    of_what = _OF_WHAT.match(claim.sentence, end) and _UP_TO_NOW.search(claim.sentence, 0, start)
    told = began or of_what or _INTO.match(claim.sentence, end)
    return read_profile(claim).properties & _GOES_ON if told else frozenset()


def last_alike(a: Claim, b: Claim) -> bool:
    """True for two durations, in one unit, of one thing that goes on.

    The 20 years of a civil war are not the 13 days of its last offensive.
    """
    return a.unit == b.unit and bool(lasts(a) & lasts(b))
