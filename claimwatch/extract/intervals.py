"""Turns a number and its bound into the interval of values that it leaves open."""

from __future__ import annotations

from functools import cache

from claimwatch.extract.mention import Mention
from claimwatch.model import Bound, ClaimKind, Interval
from claimwatch.tables import read_csv

_WORDS = {"words", "zero", "multiple", "ordinal", "shape", "ratio"}
_SMALL = 20
_OFTEN_ROUNDED = frozenset({ClaimKind.PERCENT, ClaimKind.MEASURE})
"""Of what a whole number may stand for one with decimals: of 25 labelled pairs 21 agree."""


@cache
def _tolerances() -> dict[str, tuple[float, float]]:
    """Least value and share of each rule of the table."""
    return {
        row["rule"]: (float(row["least"]), float(row["share"]))
        for row in read_csv("tolerances.csv")
    }


def interval_of(mention: Mention) -> Interval:
    """The values that the mention leaves open, in its unit.

    Exact numbers leave what rounding may hide, where halves go up: 1.2 million is no 1.25 million,
    which is 1.3. "About" widens; "more than" opens above.
    """
    lo, hi = mention.lo, mention.hi
    match mention.bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Interval(lo, None, lo_open=mention.bound is Bound.MORE_THAN)
        case Bound.UP_TO | Bound.LESS_THAN:
            return Interval(None, hi, hi_open=mention.bound is Bound.LESS_THAN)
        case Bound.RANGE | Bound.VAGUE:
            return Interval(lo, hi)
        case Bound.ABOUT:
            under = over = max(_rounding(mention), _about(mention))
        case Bound.EXACT:
            under = over = _rounding(mention)
    if mention.below:  # "nearly -40" lies above -40
        under, over = (_rounding(mention), over) if hi < 0 else (under, _rounding(mention))
    halved = mention.bound is Bound.EXACT and over > 0
    ends = {"lo_open": halved and hi < 0, "hi_open": halved and hi >= 0}
    return Interval(_tidy(lo - under), _tidy(hi + over), **ends)


def interval_rule(mention: Mention) -> str | None:
    """Why the interval of `mention` is not the bare number; None where it is."""
    match mention.bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return f"{mention.bound.value}: open above"
        case Bound.UP_TO | Bound.LESS_THAN:
            return f"{mention.bound.value}: open below"
        case Bound.RANGE:
            return "range: both ends as written"
        case Bound.VAGUE:
            return _row_in_words("vague")
        case Bound.ABOUT if mention.below:
            row = _row_in_words(_about_rule(mention))
            return f"{row}, here only on the side of nought: it is not quite reached"
        case Bound.ABOUT if _about(mention) >= _rounding(mention):
            return _row_in_words(_about_rule(mention))
    rule = _rounding_rule(mention)
    return _row_in_words(rule) if rule and _rounding(mention) else None


def _row_in_words(rule: str) -> str:
    """The row of the table of tolerances, with what it says."""
    return f"{rule} of tolerances.csv: {_says()[rule]}"


@cache
def _says() -> dict[str, str]:
    return {row["rule"]: row["says"] for row in read_csv("tolerances.csv")}


def _about(mention: Mention) -> float:
    rule = _about_rule(mention)
    _, share = _tolerances()[rule]
    size = max(abs(mention.lo), abs(mention.hi))
    if rule == "about_small":
        return max(_tolerances()["about"][1] * size, share)
    if rule == "about_money":
        return min(_rounding_step(size, mention.step) / 2, share * size)
    return share * size


def _about_rule(mention: Mention) -> str:
    """The row of the table that says how far "about" reaches."""
    if _is_small_count(mention):
        return "about_small"
    rounded = mention.kind is ClaimKind.MONEY and not mention.below
    return "about_money" if rounded else "about"


def _rounding_step(size: float, step: float) -> float:
    """The step to which a number was rounded: its last digit, or five of it where that is a 5."""
    return step * 5 if round(size / step) % 5 == 0 else step


def _is_small_count(mention: Mention) -> bool:
    size = max(abs(mention.lo), abs(mention.hi))
    return mention.kind is ClaimKind.COUNT and size < _SMALL and mention.form != "fraction"


def _rounding(mention: Mention) -> float:
    """Half the size of the last digit written, no more than the table's share of the value."""
    rule = _rounding_rule(mention)
    if rule is None:
        return 0.0
    least, share = _tolerances()[rule]
    size = max(abs(mention.lo), abs(mention.hi))
    if size < least or (mention.kind is ClaimKind.COUNT and mention.step <= 1):
        return 0.0
    step = min(mention.step, 1.0) if mention.kind is ClaimKind.PERCENT else mention.step
    whole = step == 1.0 and mention.kind in _OFTEN_ROUNDED
    return step / 2 if whole else min(step / 2, share * size)


def _rounding_rule(mention: Mention) -> str | None:
    in_words = mention.form in _WORDS and mention.step <= 1
    whole = mention.form == "words" and mention.step == 1.0 and mention.kind in _OFTEN_ROUNDED
    if in_words and not whole:
        return None
    return {
        ClaimKind.COUNT: "round_count",
        ClaimKind.MONEY: "round_money",
        ClaimKind.MEASURE: "round_measure",
        ClaimKind.PERCENT: "round_percent",
        ClaimKind.RATIO: "round_percent",
    }.get(mention.kind)


def _tidy(end: float) -> float:
    """Without the dust of binary fractions: 5.549999999999999 is 5.55."""
    return float(f"{end:.12g}")


def lie_near(one: float, other: float, most: float) -> bool:
    """True for two positive numbers of which the higher is at most `most` times the lower."""
    low, high = sorted((one, other))
    return low > 0 and high <= most * low
