"""How grave a flag is: the gap, who stands behind each side, and what it is about.

No clock is asked: how recent a flag is, is for the one who lists flags to say.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimwatch.judge.origins import Origin
from claimwatch.match.units import gap
from claimwatch.model import CONFLICTS, Claim, FlagKind, Severity
from claimwatch.tables import read_toml

Pair = tuple[Claim, Claim]


@dataclass(frozen=True, slots=True)
class SeverityParts:
    """How a flag's severity came about: what each part adds to the score, and what it rests on.

    `gap` is the ratio of the nearest interval ends of the widest pair; `sides` the fewest
    independent origins on either side.
    """

    band: Severity
    score: float
    gap: float
    from_gap: float
    sides: int
    from_sides: float
    from_kind: float


def score_severity(
    kind: FlagKind, pairs: Sequence[Pair], origins: Mapping[str, Origin]
) -> SeverityParts:
    """The band and a score in [0, 1]: a gap of a factor of ten and four origins a side give 1.

    The gap is the log ratio of the nearest interval ends of the widest pair; the sides count the
    independent origins of the lesser side. Only conflicts have a band above info.
    """
    widest = max(gap(a, b) for a, b in pairs)
    part = min(1.0, math.log10(widest)) if widest > 1 else 0.0
    sides = _lesser_side(pairs, origins)
    if kind not in CONFLICTS:
        slight = 0.1 * part
        return SeverityParts(Severity.INFO, round(slight, 3), widest, slight, sides, 0.0, 0.0)
    weights = _table("weights")
    from_gap = weights["gap"] * part
    from_sides = weights["sides"] * min(1.0, math.log2(1 + sides) / math.log2(5))
    score = round(min(1.0, from_gap + from_sides + weights[kind.value]), 3)
    return SeverityParts(
        band_of(score), score, widest, from_gap, sides, from_sides, weights[kind.value]
    )


def weighted(kind: FlagKind, score: float, weight: float) -> tuple[Severity, float]:
    """The band and score of a flag whose topic has this weight; only conflicts have bands."""
    score = round(min(1.0, score * weight), 3)
    return (band_of(score) if kind in CONFLICTS else Severity.INFO), score


def band_of(score: float) -> Severity:
    """The band of a conflict's score."""
    bands = _table("bands")
    if score >= bands["high"]:
        return Severity.HIGH
    return Severity.MEDIUM if score >= bands["medium"] else Severity.LOW


@cache
def _table(name: str) -> dict[str, float]:
    rows = read_toml("severity.toml")[name]
    assert isinstance(rows, dict)
    return {key: float(value) for key, value in rows.items()}


def _lesser_side(pairs: Sequence[Pair], origins: Mapping[str, Origin]) -> int:
    """The fewest independent origins behind the low and the high ends of the pairs."""
    sides: tuple[set[str], set[str]] = (set(), set())
    for pair in pairs:
        ordered = sorted(pair, key=lambda claim: (claim.as_written.lo, claim.claim_id))
        for side, claim in zip(sides, ordered, strict=True):
            origin = origins.get(claim.article_id)
            side.add(origin.origin_id if origin else claim.article_id)
    return min(map(len, sides))


def count_origins(claims: Sequence[Claim], origins: Mapping[str, Origin]) -> int:
    """How many independent origins a set of claims comes from."""
    return len(
        {
            origins[c.article_id].origin_id if c.article_id in origins else c.article_id
            for c in claims
        }
    )
