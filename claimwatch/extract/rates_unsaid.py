"""Gives amounts of money the rate that their article says of others: "$35 a share, above the $29".

What a share, a barrel or an hour costs is said once and left out after. An amount of the same
currency that is told behind such a rate in one sentence and lies near it is meant so too, and so is
one that the article gives elsewhere with its rate: "the $35 offer". Not what is paid a year, beside
which other sums stand: "$12 million a year and a bonus of $5 million".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimwatch.model import Claim, ClaimKind

_OF_UNITS = frozenset(
    {"share", "barrel", "ounce", "gallon", "litre", "liter", "hour", "tonne", "ton"}
)
_MOST_APART = 3.0
"""How many times the rate an amount may be that is meant so."""
_MOST = 10_000.0
"""What is told without its rate is no sum of thousands."""


def settle_rates(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article in the text's order, rates filled in where they are left out."""
    rated = [claim for claim in claims if _is_rate(claim)]
    return [_with_rate(claim, rated) if _may_leave_out(claim) else claim for claim in claims]


def _is_rate(claim: Claim) -> bool:
    per = (claim.unit or "").partition(" per ")[2]
    return claim.kind is ClaimKind.MONEY and per in _OF_UNITS and claim.as_written.hi < _MOST


def _may_leave_out(claim: Claim) -> bool:
    bare = claim.kind is ClaimKind.MONEY and " per " not in (claim.unit or "")
    return bare and 0 < claim.as_written.lo <= claim.as_written.hi < _MOST


def _with_rate(claim: Claim, rated: Sequence[Claim]) -> Claim:
    alike = [c for c in rated if (c.unit or "").partition(" per ")[0] == claim.unit]
    meant = next((c for c in alike if c.as_written.lo == claim.as_written.lo), None)
    if meant is None:
        before = [c for c in alike if _is_told_behind(claim, c)]
        meant = before[-1] if before else None
    if meant is None:
        return claim
    return replace(
        claim,
        unit=meant.unit,
        dimension=meant.dimension,
        as_written=replace(claim.as_written, unit=meant.as_written.unit),
        rules=tuple(sorted({**dict(claim.rules), "unit": "rate of another amount"}.items())),
    )


def _is_told_behind(claim: Claim, rate: Claim) -> bool:
    """True for an amount behind a rate in its sentence that lies near it."""
    low, high = sorted((claim.as_written.lo, rate.as_written.lo))
    near = low > 0 and high <= _MOST_APART * low
    return (
        near and claim.sentence_start == rate.sentence_start and rate.char_start < claim.char_start
    )
