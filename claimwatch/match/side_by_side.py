"""Two numbers of one sentence that tell of one quantity: alternatives, or one in two units."""

from __future__ import annotations

import math
import re

from claimwatch.match.pairs import Pair
from claimwatch.match.units import conversion
from claimwatch.model import Claim, ClaimKind, Reason

_ALTERNATIVES = re.compile(
    r"\bdepending\son\s(?:who|whom|whose|which|what)\b"
    r"|\b(?:disagree[sd]?|contradict(?:s|ed)?|differ(?:s|ed)?|(?:no|n['’]t|not|nor|nobody|no\sone)"
    r"\b[^.;]{0,20}\sagree[sd]?)\b"
    r"|\b(?:conflicting|contradictory|rival|competing|differing|different|disputed)\s"
    r"(?:accounts?|claims?|counts?|estimates?|figures?|numbers?|reports?|tallies|tolls?|versions?)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s?[(\[]\s?(?:about|or|some|roughly|nearly|almost|around|over)?\s?$")
_OR = re.compile(r",?\sor\s(?:about|some|roughly|nearly|almost|around|over)?\s?$")
_SLACK = 0.07
"""How far a number in brackets may be off the other's, rounded: "some 650km (400 miles)"."""


def are_alternatives(a: Claim, b: Claim) -> bool:
    """Whether one sentence gives two numbers of one sort as alternatives for one quantity.

    "Depending on whom you ask, 25,000 or 8,000 marched".
    """
    if not _in_one_sentence(a, b) or a.kind is not b.kind or a.unit != b.unit:
        return False
    one_noun = not a.counted or not b.counted or a.counted[-1] == b.counted[-1]
    return one_noun and _ALTERNATIVES.search(a.sentence) is not None


def is_converted(a: Claim, b: Claim) -> bool:
    """Whether one sentence gives one measure in two units: "some 60 miles (97 km)"."""
    if not _in_one_sentence(a, b) or {a.kind, b.kind} != {ClaimKind.MEASURE} or a.unit == b.unit:
        return False
    first, second = sorted((a, b), key=lambda claim: claim.char_start)
    end = first.char_start - first.sentence_start + len(first.text)
    between = first.sentence[end : second.char_start - second.sentence_start]
    if not (_IN_BRACKETS.match(between) or _OR.match(between)):
        return False
    into = conversion(second.unit or "", first.unit or "")
    if into is None:
        return False
    return math.isclose(first.as_written.lo, into(second.as_written.lo), rel_tol=_SLACK)


def join_converted(pair: Pair) -> Reason | None:
    """One measure in two units, which are of one quantity whatever else is said."""
    if not is_converted(pair.a, pair.b):
        return None
    return Reason("converted", 1.0, f"“{pair.a.text}” and “{pair.b.text}” are one measure")


def _in_one_sentence(a: Claim, b: Claim) -> bool:
    return a.article_id == b.article_id and a.sentence_start == b.sentence_start
