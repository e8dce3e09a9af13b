"""Gives numbers what their sentence says once for several: a unit, a bound, a trend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimwatch.extract.intervals import lie_near
from claimwatch.extract.lexemes import Line
from claimwatch.extract.mention import Mention
from claimwatch.model import Bound

_EQUIVALENT = re.compile(r"(?:\spoints?)?\s?(?:\(|/|,\s(?:or|i\.e\.)\s)\s?$")
_TO = re.compile(r" to ")
_AND = re.compile(r",? (?:and|or) ")
_MOST_APART = 5.0
"""How many times the other an amount may be that is told at one rate."""
_OF = re.compile(r"\sof\s(?:(?:the|its|some|about|an?|promised|planned)\s)*")
_POINTS = re.compile(r"\s?-?\s?points?\b", re.IGNORECASE)
_MOVED_POINTS = re.compile(r",?\s(?:up|down)\s[\d.,]+\spoints", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:to|at)\s(?:about\s|around\s|nearly\s)?$")
_IS = re.compile(r"\b(?:is|was|at|are|were)\s$")
_MILLIONS = re.compile(r"(?:[mb]illion|trillion)$", re.IGNORECASE)
_ENDS = re.compile(r"\s?(?:[,.;)]|$|for\b|last\b|on\b|in\b|while\b|and\b|as\b|up\b|down\b)")


def carry(line: Line, mentions: Sequence[Mention]) -> None:
    """Fill in what the numbers of a sentence leave to one that stands before them."""
    for left, right in pairwise(mentions):
        if _is_equivalent(line, left, right):
            _carry_bound(left, right)
        if _is_rate_again(line, left, right):
            _take(right, left, "rate of the one before")
        if _is_rate_again(line, right, left, _AND):
            _take(left, right, "rate of the one behind")
        if _is_second_magnitude(line, left, right):
            _take(right, left, "strength of another earthquake")
        if _is_part(line, left, right):
            _take(left, right, "unit of the whole")
    for at, mention in enumerate(mentions):
        if mention.unit is None and at + 1 < len(mentions):
            _carry_restated(line, mention, mentions[at + 1], mentions[:at])
        if mention.unit is None and mention.form == "digits" and _is_bare(line, mention):
            _carry_unit(line, mention, mentions[:at])
        if mention.unit is None and _is_bare(line, mention):
            _carry_money(line, mention, mentions[:at])


def _is_equivalent(line: Line, left: Mention, right: Mention) -> bool:
    """Whether the right number says the left's again, in another unit: "200 hp (149 kW)"."""
    words = line.text[left.char_end : right.char_start]
    if not _EQUIVALENT.fullmatch(words) or right.unit is None or left.unit == right.unit:
        return False
    if left.trend is not None and "or" in words and right.dimension == "fraction":
        return True
    return left.unit is not None and left.dimension == right.dimension


def _is_rate_again(
    line: Line, rate: Mention, bare: Mention, between: re.Pattern[str] = _TO
) -> bool:
    """Whether a rate is said once for two: "raised its bid from $14 a share to $17".

    Or behind the second: "at $14 and $17 a share".
    """
    rated = bare.dimension == "money" and (rate.unit or "").startswith(f"{bare.unit} per ")
    start, end = min(rate.char_end, bare.char_end), max(rate.char_start, bare.char_start)
    near = rated and lie_near(rate.lo, bare.lo, _MOST_APART)
    return near and between.fullmatch(line.text, start, end) is not None


def _is_second_magnitude(line: Line, left: Mention, right: Mention) -> bool:
    """Whether the strength of a second quake stands behind the first: "magnitude 2.9 and 2.2"."""
    bare = right.unit is None and right.form == "digits" and right.step < 1
    return (
        bare
        and left.dimension == "magnitude"
        and _AND.fullmatch(line.text, left.char_end, right.char_start) is not None
        and _is_bare(line, right)
    )


def _is_part(line: Line, left: Mention, right: Mention) -> bool:
    """Whether the left number is a part of what is measured: "120 of the 800 tonnes".

    Not where the whole is told in millions, of which the part may be too.
    """
    if left.unit is not None or right.unit is None or right.dimension == "fraction":
        return False
    if left.form != "digits" or right.scale != left.scale:
        return False
    return _OF.fullmatch(line.text, left.char_end, right.char_start) is not None


def _carry_bound(left: Mention, right: Mention) -> None:
    if right.bound is Bound.EXACT and left.bound not in {Bound.RANGE, Bound.VAGUE}:
        right.bound = left.bound
        right.rules["bound"] = "the same amount in another unit"
    if right.trend is None:
        right.trend = left.trend
        right.rules["trend"] = "the same amount in another unit"


def _carry_restated(
    line: Line, mention: Mention, again: Mention, earlier: Sequence[Mention]
) -> None:
    """The unit of amounts that brackets restate: "800 yen ($6) here and 900 ($7) there"."""
    if again.dimension != "money" or not _opens_bracket(line, mention, again):
        return
    for left, right in pairwise(earlier[-4:]):
        if left.dimension == "money" and right.unit == again.unit and left.unit != right.unit:
            if _opens_bracket(line, left, right):
                _take(mention, left, "unit of the one before")
            return


def _opens_bracket(line: Line, left: Mention, right: Mention) -> bool:
    return line.text[left.char_end : right.char_start].strip() == "("


def _is_bare(line: Line, mention: Mention) -> bool:
    """Whether no noun follows that the number could count."""
    return _ENDS.match(line.text, mention.char_end) is not None


def _carry_unit(line: Line, mention: Mention, earlier: Sequence[Mention]) -> None:
    """Units that are said once: "rose 64.06 points to 4,577.10", "up 2 percent, then by 1"."""
    before = line.text[max(0, mention.char_start - 30) : mention.char_start]
    reaches = _REACHES.search(before) is not None
    decimals = mention.step < 1
    if _MOVED_POINTS.match(line.text, mention.char_end) or (
        reaches and decimals and any(_counts_points(line, other) for other in earlier)
    ):
        _set(mention, "point", "point", "level in points")
    elif reaches and decimals and any(other.trend for other in earlier):
        mention.dimension = "level"
        mention.rules["unit"] = "level of an index or price in no named unit"
    elif mention.trend is not None:
        moved = [other for other in earlier if other.trend is not None and other.unit]
        if moved and _POINTS.match(line.text, mention.char_end) is None:
            _take(mention, moved[-1], "unit of the change before")
    elif decimals and _IS.search(before):
        alike = [other for other in earlier if other.unit and other.step == mention.step]
        if alike:
            _take(mention, alike[-1], "unit of the one before")


def _carry_money(line: Line, mention: Mention, earlier: Sequence[Mention]) -> None:
    """The currency of millions said once: "cost 8.5 million euros, not 12 million"."""
    amounts = [other for other in earlier if other.dimension == "money" and other.unit]
    if amounts and _MILLIONS.search(line.text[mention.char_start : mention.char_end]):
        _take(mention, amounts[-1], "unit of the amount before")


def _counts_points(line: Line, mention: Mention) -> bool:
    return mention.unit == "point" or (
        mention.unit is None and _POINTS.match(line.text, mention.char_end) is not None
    )


def _take(mention: Mention, other: Mention, rule: str) -> None:
    _set(mention, other.unit, other.dimension, rule)


def _set(mention: Mention, unit: str | None, dimension: str | None, rule: str) -> None:
    mention.unit, mention.dimension = unit, dimension
    mention.rules["unit"] = rule
