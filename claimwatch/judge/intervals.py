"""Can two claims both hold? Their intervals in one unit, and the exceptions of how news is written.

Sources: the tolerances stand in `seeds/tables/tolerances_match.toml`.
"""

from __future__ import annotations

from claimwatch.match.units import common_intervals, rival_spreads, written_alike
from claimwatch.model import Bound, Claim, ClaimKind

_ROUND_DIGITS = 2
"""A number of more digits, without closing noughts, is no round one."""
_HEDGES = frozenset({Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.UP_TO})


def cannot_both_hold(a: Claim, b: Claim) -> bool:
    """True when no value satisfies both claims and the numbers as written differ.

    One number with two hedges ("16,000", "more than 16,000") is a notice, never a conflict; only
    "less than" against the number itself says outright that it is not that number, and of a time
    span not even that, as "ten minutes" is told in round minutes. Claims that cannot be brought to
    one unit are not compared.
    """
    common = common_intervals(a, b)
    if common is None:
        return False
    if common[0].meets(common[1]):
        return denies(a, b) or rival_spreads(a, b)
    rounded = a.kind is ClaimKind.DURATION or {a.bound, b.bound} <= _HEDGES
    return not (written_alike(a, b) and rounded)


def denies(a: Claim, b: Claim) -> bool:
    """True for "less than the 184 million" against that number: who bounds by it, denies it.

    A round number is left out: it bounds by itself, and rounding may hide the rest.
    """
    denied = {a.bound, b.bound} == {Bound.LESS_THAN, Bound.EXACT} and written_alike(a, b)
    digits = f"{a.as_written.lo:.10g}".split("e")[0].replace(".", "").strip("0")
    return denied and a.kind is not ClaimKind.DURATION and len(digits) > _ROUND_DIGITS
