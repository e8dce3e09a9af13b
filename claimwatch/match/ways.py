"""Which way a length goes, and from where a time span is counted: "30 km deep", "two days ago"."""

from __future__ import annotations

import re

from claimwatch.match.pairs import Pair
from claimwatch.match.reasons import veto
from claimwatch.model import Claim, ClaimKind, Reason

_LENGTH = "length"
_IN_BRACKETS = r"[\s-]*(?:\([^)]*\)\s)?"
_POINT = r"(?:north|south)[\s-]?(?:east|west)|north|south|east|west"
_BEHIND = (
    ("deep", re.compile(rf"{_IN_BRACKETS}(?:deep|below|beneath|underground)\b")),
    (
        "off",
        re.compile(
            rf"{_IN_BRACKETS}(?:due\s)?(?:(?:{_POINT})(?:ern)?|away|off|from|outside|inland)\b"
        ),
    ),
    ("high", re.compile(rf"{_IN_BRACKETS}(?:high|tall|above)\b")),
    ("long", re.compile(rf"{_IN_BRACKETS}long\b")),
    ("wide", re.compile(rf"{_IN_BRACKETS}(?:wide|across)\b")),
)
_DEPTH_BEFORE = re.compile(r"\b(?:depth\sof|deep|depth)\b[^.;,]{0,15}$")
_MAY_BE_ONE = (frozenset({"off", "long"}), frozenset({"deep", "high"}), frozenset({"long", "wide"}))
"""A road is as long as the towns at its ends lie apart; of such labelled pairs 8 of 66 are one."""
_COUNTED_FROM = (
    ("ago", re.compile(r"^\sago\b")),
    ("first", re.compile(r"\b(?:first|next|coming|opening|final)\s$")),
    ("for", re.compile(r"\bfor\s(?:\w+\s)?(?:\w+\s)?$")),
)


def veto_ways(pair: Pair) -> Reason | None:
    """How deep something lies is not how far off it is.

    Of some 400 labelled pairs of two such lengths, whose numbers differ, one is of one quantity.
    """
    one, other = _way(pair.a), _way(pair.b)
    if one is None or other is None or one == other or {one, other} in _MAY_BE_ONE:
        return None
    return veto("way", f"one is how {one} something is, the other how {other}")


def veto_counts_from(pair: Pair) -> Reason | None:
    """The first two days are no two others, what was "two days ago" did not last "for" three.

    Of some 700 labelled pairs of two such spans, whose numbers differ, two are of one quantity.
    """
    if {pair.a.kind, pair.b.kind} != {ClaimKind.DURATION}:
        return None
    spans = {_counted_from(pair.a), _counted_from(pair.b)}
    if len(spans) < 2 or not ("first" in spans or spans == {"ago", "for"}):
        return None
    return veto("counted_from", "the two time spans are counted from other times")


def _way(claim: Claim) -> str | None:
    """Which way a length goes; None where that is not said right beside it."""
    if claim.kind is not ClaimKind.MEASURE or claim.dimension != _LENGTH:
        return None
    before, behind = _around(claim)
    if _DEPTH_BEFORE.search(before):
        return "deep"
    return next((way for way, told in _BEHIND if told.match(behind)), None)


def _counted_from(claim: Claim) -> str | None:
    before, behind = _around(claim)
    return next(
        (name for name, told in _COUNTED_FROM if told.search(behind if name == "ago" else before)),
        None,
    )


def _around(claim: Claim) -> tuple[str, str]:
    start = claim.char_start - claim.sentence_start
    return claim.sentence[:start].lower(), claim.sentence[start + len(claim.text) :].lower()
