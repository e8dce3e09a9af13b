"""Gives amounts of money the rate that their article says of others: "$35 a share, above the $29".

What a share, a barrel or an hour costs is said once and left out after. An amount of the same
currency that is told behind such a rate in one sentence and lies near it is meant so too, and so is
one that the article gives elsewhere with its rate: "the $35 offer". Not what is paid a year, beside
which other sums stand: "$12 million a year and a bonus of $5 million".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimwatch.extract.intervals import lie_near
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
    given = {_as_bare(c): c for c in reversed(claims) if _is_rate(c)}
    settled = []
    before: dict[str, Claim] = {}
    for claim in claims:
        if _is_rate(claim):
            before[_currency(claim)] = claim
        elif _may_leave_out(claim):
            rate = given.get(_as_bare(claim)) or before.get(_currency(claim))
            claim = _with_rate(claim, rate) if rate and _may_be_meant(claim, rate) else claim
        settled.append(claim)
    return settled


def _currency(claim: Claim) -> str:
    return (claim.unit or "").partition(" per ")[0]


def _as_bare(claim: Claim) -> tuple[str, float]:
    """What an amount looks like without its rate."""
    return _currency(claim), claim.as_written.lo


def _is_rate(claim: Claim) -> bool:
    per = (claim.unit or "").partition(" per ")[2]
    return claim.kind is ClaimKind.MONEY and per in _OF_UNITS and claim.as_written.hi < _MOST


def _may_leave_out(claim: Claim) -> bool:
    bare = claim.kind is ClaimKind.MONEY and " per " not in (claim.unit or "")
    return bare and 0 < claim.as_written.lo <= claim.as_written.hi < _MOST


def _may_be_meant(claim: Claim, rate: Claim) -> bool:
    """True for the same amount, and for one behind a rate in its sentence that lies near it."""
    one, other = claim.as_written.lo, rate.as_written.lo
    beside = claim.sentence_start == rate.sentence_start
    return one == other or (beside and lie_near(one, other, _MOST_APART))


def _with_rate(claim: Claim, rate: Claim) -> Claim:
    return replace(
        claim,
        unit=rate.unit,
        dimension=rate.dimension,
        as_written=replace(claim.as_written, unit=rate.as_written.unit),
        rules=tuple(sorted({**dict(claim.rules), "unit": "rate of another amount"}.items())),
    )
