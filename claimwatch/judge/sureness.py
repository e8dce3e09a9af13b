"""How sure it is that the claims of a flag's pairs speak of one quantity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimwatch.judge.grounds import Links
from claimwatch.model import CoreJoin

_Ids = tuple[str, str]


def how_sure(pairs: Iterable[_Ids], links: Links, joins: Sequence[CoreJoin]) -> float:
    """The likelihood in [0, 1] of the surest pair of claims, given by their ids.

    A flag holds when its surest pair does. A pair is as sure as the link that joins it or, where
    that is more, as the join of the two cores that hold it, which knows what else their story
    tells. `joins` are those of the flag's figure.
    """
    core_of = {c: core for join in joins for core in (join.core_a, join.core_b) for c in core}
    likely = {frozenset((join.core_a, join.core_b)): join.likelihood for join in joins}
    found = []
    for a, b in pairs:
        link = links.get((min(a, b), max(a, b)))
        cores = frozenset((core_of.get(a, ()), core_of.get(b, ())))
        found.append(max(link.score if link else 0.0, likely.get(cores, 0.0)))
    return max(found, default=0.0)
