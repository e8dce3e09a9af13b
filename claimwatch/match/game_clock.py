"""At what time of the game's clock a score stood: "38-30 with 9:12 left"."""

from __future__ import annotations

import re

from claimwatch.match.pairs import Pair
from claimwatch.match.reasons import veto
from claimwatch.model import Claim, ClaimKind, Reason

_LEFT_TO_PLAY = re.compile(r"\b(\d{1,2}:\d\d) (?:to (?:go|play)\b|left\b|remaining\b)")
_BEHIND = re.compile(r"\s?[-\u2013]\s?(\d+)\b")
_BEFORE = re.compile(r"\b(\d+)\s?[-\u2013]\s?$")


def join_clock(pair: Pair) -> Reason | None:
    """Two scores at one time of the clock, of which one side's number is the same.

    "38-29 with 9:12 to go" and "38-30 with 9:12 remaining".
    """
    shared = sorted(clock_times(pair.a) & clock_times(pair.b))
    if not shared:
        return None
    return Reason("clock", 1.0, f"both are of the score with {shared[0][0]} left on the clock")


def veto_clock(pair: Pair) -> Reason | None:
    """One score stood at another time of the clock than the other."""
    left, right = ({time for time, _, _ in clock_times(claim)} for claim in (pair.a, pair.b))
    if not left or not right or left & right:
        return None
    return veto("clock", f"one stood with {min(left)} to play, the other with {min(right)}")


def clock_times(claim: Claim) -> set[tuple[str, str, str]]:
    """The times of the clock that a score's sentence names, with the other side's number.

    Each is the time, the side that the other number stands on, and that number; empty for all else.
    """
    if claim.kind is not ClaimKind.SCORE:
        return set()
    start = claim.char_start - claim.sentence_start
    behind = _BEHIND.match(claim.sentence, start + len(claim.text))
    before = _BEFORE.search(claim.sentence[:start])
    sides = [("first", behind)] if behind else [("second", before)]
    times = _LEFT_TO_PLAY.findall(claim.sentence)
    return {(time, side, other[1]) for time in times for side, other in sides if other}
