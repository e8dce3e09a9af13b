"""Brings the intervals of two claims to one unit, with the conversion's own tolerance.

Units are pint's names. A count has none; a currency meets only itself (no rates are known).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from claimwatch.match.implied_rates import units_meant
from claimwatch.model import Bound, Claim, ClaimKind, Interval
from claimwatch.tables import read_csv, read_toml

if TYPE_CHECKING:
    from pint import UnitRegistry

_SHARES = frozenset({ClaimKind.PERCENT, ClaimKind.RATIO})
_MAY_IMPLY_RATES = frozenset({ClaimKind.MONEY, ClaimKind.MEASURE})
_WRITTEN_SHORT = (
    frozenset({"mile", "nautical mile"}),
    frozenset({"day", "business day"}),
    frozenset({"degree", "celsius"}),
    frozenset({"degree", "fahrenheit"}),
)
"""Units of which the first may be written for the second."""
_POUNDS = frozenset({"pound mass", "pound sterling"})
_SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\W+(?:from|between)\W*$"
    r"|\w(?<!s)s\W+of\W+(?:between|from)\W*$",
    re.IGNORECASE,
)


@cache
def _registry() -> UnitRegistry[Any]:
    from pint import UnitRegistry

    return UnitRegistry()


@cache
def _pint_names() -> dict[str, str]:
    return {row["unit"]: row["pint"] for row in read_csv("units.csv") if row["pint"]}


def _pint_name(unit: str) -> str:
    return _pint_names().get(unit, unit.replace(" ", "_"))


@dataclass(frozen=True, slots=True)
class Conversion:
    """What turns numbers of one unit into another: `times` it, `plus` what 0 is there (95 °F)."""

    times: float
    plus: float = 0.0

    def __call__(self, value: float) -> float:
        """The value in the other unit."""
        return value * self.times + self.plus


_AS_IT_IS = Conversion(1.0)


@lru_cache(maxsize=4096)
def conversion(unit: str, other: str) -> Conversion | None:
    """What turns `unit` into `other`; None where they measure different things or are no units."""
    if unit == other:
        return _AS_IT_IS
    from pint.errors import PintError

    try:
        nothing, one = (_to(other, number, unit) for number in (0.0, 1.0))
    except (PintError, AttributeError, ValueError, TypeError, AssertionError):
        return None
    return Conversion(one - nothing, nothing)


def _to(other: str, number: float, unit: str) -> float:
    return float(_registry().Quantity(number, _pint_name(unit)).to(_pint_name(other)).magnitude)


@cache
def tolerance(name: str) -> float:
    """A number of `tolerances_match.toml`, such as "conversion", the slack of a converted end."""
    return float(str(read_toml("tolerances_match.toml")[name]))


def common_intervals(a: Claim, b: Claim) -> tuple[Interval, Interval] | None:
    """Both intervals in `a`'s unit; None where the two cannot be compared."""
    if a.kind in _SHARES and b.kind in _SHARES:
        return _as_percent(a), _as_percent(b)
    if a.unit == b.unit:
        return a.interval, b.interval
    if a.unit is None or b.unit is None:
        return None
    if _is_one_unit(a, b):
        return a.interval, b.interval
    into = None if a.kind is ClaimKind.MONEY else conversion(b.unit, a.unit)
    return None if into is None else (a.interval, _converted(b.interval, into))


def _conversion(a: Claim, b: Claim) -> Conversion | None:
    """What turns `b`'s unit into `a`'s; a bare mile at sea may be a nautical one."""
    return _AS_IT_IS if _is_one_unit(a, b) else conversion(b.unit or "", a.unit or "")


def _is_one_unit(a: Claim, b: Claim) -> bool:
    """True where both numbers are, or may be meant, in one unit."""
    if _is_one_rate(a, b):
        return True
    return a.as_written.lo == b.as_written.lo and _is_cut_short(a, b)


def _is_one_rate(a: Claim, b: Claim) -> bool:
    """True for sums or measures of one unit, or of one rate that one of them only implies."""
    if a.unit == b.unit or a.kind is not b.kind or a.kind not in _MAY_IMPLY_RATES:
        return a.unit == b.unit
    if (a.unit or "").partition(" per ")[0] != (b.unit or "").partition(" per ")[0]:
        return False
    return bool(units_meant(a) & units_meant(b))


def _is_cut_short(a: Claim, b: Claim) -> bool:
    """Whether one of two that write one number may leave out what it is per, or which pound it is.

    Of labelled pairs of "$44" and "$44 a month" 87 are of one quantity and 6 of two, of "385
    pounds" read as a weight and "£385" 22 and none.
    """
    return {a.unit, b.unit} in _WRITTEN_SHORT or bare_unit(a) == bare_unit(b)


def bare_unit(claim: Claim) -> str:
    """A claim's unit without what it is per; "pound" of weights and of money, "" of a count."""
    bare = (claim.unit or "").partition(" per ")[0]
    return "pound" if bare in _POUNDS else bare


def _converted(interval: Interval, into: Conversion) -> Interval:
    return _with_slack(*(None if end is None else into(end) for end in (interval.lo, interval.hi)))


def _with_slack(lo: float | None, hi: float | None) -> Interval:
    slack = tolerance("conversion")
    lo = None if lo is None else lo - abs(lo) * slack
    return Interval(lo, None if hi is None else hi + abs(hi) * slack)


def _as_percent(claim: Claim) -> Interval:
    interval = claim.interval
    if claim.kind is ClaimKind.PERCENT:
        return interval
    ends = (None if end is None else end * 100 for end in (interval.lo, interval.hi))
    return _with_slack(*ends)


def incompatible(a: Claim, b: Claim) -> bool:
    """True when the two can be compared and no value satisfies both, or they are rival spreads."""
    common = common_intervals(a, b)
    return common is not None and (not common[0].meets(common[1]) or rival_spreads(a, b))


def rival_spreads(a: Claim, b: Claim) -> bool:
    """True for two spreads that share one end and not the other.

    "Terms ranging from 7 to 75 years" tells of many terms, and so of the least and the greatest of
    them; "between 7 and 75 people" leaves open what one number is.
    """
    if a.unit != b.unit or not (_is_spread(a) and _is_spread(b)):
        return False
    left, right = a.as_written, b.as_written
    return math.isclose(left.lo, right.lo) != math.isclose(left.hi, right.hi)


def _is_spread(claim: Claim) -> bool:
    if claim.bound is not Bound.RANGE:
        return False
    return bool(_SPREAD.search(claim.sentence[: claim.char_start - claim.sentence_start]))


def written_alike(a: Claim, b: Claim) -> bool:
    """True when both write one number, after conversion to one unit."""
    into = _conversion(a, b)
    if into is None:
        return False
    left, right = a.as_written, b.as_written
    ends = ((left.lo, right.lo), (left.hi, right.hi))
    return all(math.isclose(x, into(y), rel_tol=1e-3) for x, y in ends)


def gap(a: Claim, b: Claim) -> float:
    """The ratio of the nearest ends of two intervals, at least 1; 1 where they meet."""
    common = common_intervals(a, b)
    if common is None or common[0].meets(common[1]):
        return 1.0
    left, right = common
    below, above = (left, right) if _is_below(left, right) else (right, left)
    low, high = below.hi or 0.0, above.lo or 0.0
    if low <= 0 < high:
        return 1.0 + high
    return max(1.0, high / low) if low > 0 else 1.0 + abs(high - low)


def _is_below(left: Interval, right: Interval) -> bool:
    return left.hi is not None and (right.lo is not None and left.hi <= right.lo)
