"""How grave a flag is: the gap, who stands behind each side, and what it is about.

No clock is asked: how recent a flag is, is for the one who lists flags to say.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from claimwatch.judge.origins import Origin
from claimwatch.match.units import gap
from claimwatch.model import CONFLICTS, Claim, FlagKind, Severity
from claimwatch.tables import read_toml

Pair = tuple[Claim, Claim]


def score_severity(
    kind: FlagKind, pairs: Sequence[Pair], origins: Mapping[str, Origin]
) -> tuple[Severity, float]:
    """The band and a score in [0, 1]: a gap of a factor of ten and four origins a side give 1.

    The gap is the log ratio of the nearest interval ends of the widest pair; the sides count the
    independent origins of the lesser side.
    """
    if kind not in CONFLICTS:
        return Severity.INFO, round(0.1 * _gap_part(pairs), 3)
    weights, bands = _table("weights"), _table("bands")
    sides = min(1.0, math.log2(1 + _lesser_side(pairs, origins)) / math.log2(5))
    score = weights["gap"] * _gap_part(pairs) + weights["sides"] * sides + weights[kind.value]
    score = round(min(1.0, score), 3)
    if score >= bands["high"]:
        return Severity.HIGH, score
    return (Severity.MEDIUM if score >= bands["medium"] else Severity.LOW), score


@cache
def _table(name: str) -> dict[str, float]:
    rows = read_toml("severity.toml")[name]
    assert isinstance(rows, dict)
    return {key: float(value) for key, value in rows.items()}


def _gap_part(pairs: Sequence[Pair]) -> float:
    widest = max(gap(a, b) for a, b in pairs)
    return min(1.0, math.log10(widest)) if widest > 1 else 0.0


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
