"""How likely two cores that differ are of one quantity: by their best links, and by what raises it.

No sign looks at how close the two numbers are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from claimwatch.match.cores import Cores, Times
from claimwatch.match.telltales import how_likely
from claimwatch.match.told import Told
from claimwatch.model import Link

BEST_LINKS = 3
RAISED = 1.5
"""What each sign adds: named speakers of whom the cores share none, and a rising toll."""


def likelihood(found: Sequence[Link], cores: Cores, told: Told, times: Times) -> float:
    """How likely two cores are of one quantity, from the telling links `found` between them.

    Outlets word one thing in many ways, so that most links of a true pair are weak: the mean of the
    best three orders pairs of cores better than the best one or the upper half. A very sure one
    does by itself, by half of what it says.
    """
    pair = cores.of[found[0].claim_a], cores.of[found[0].claim_b]
    signs = (
        cores.are_rivals(*pair),
        cores.have_risen(*pair, times),
    )
    raised = math.prod(RAISED for sign in signs if sign)
    told_by = (
        how_likely(link, cores.claims[link.claim_a], cores.claims[link.claim_b], told)
        for link in found
    )
    return max(min(1.0, _best([link.score for link in found]) * raised), *told_by)


def _best(values: Sequence[float]) -> float:
    """The mean of the best three, or half of the best where that is more."""
    best = sorted(values, reverse=True)[:BEST_LINKS]
    return max(math.fsum(best) / len(best), best[0] / 2)
