"""Numbers that one article gives side by side as those of two sources: time settles no such thing.

"The institute puts the homeless at 5,200, but the governor said that they are 8,000."
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from claimwatch.judge.grounds import Pair
from claimwatch.judge.intervals import cannot_both_hold
from claimwatch.match.cores import two_speakers
from claimwatch.match.profile import read_profile
from claimwatch.match.units import written_alike
from claimwatch.model import Claim


def find_contrasts(held: Sequence[Claim]) -> list[Pair]:
    """The pairs of claims of one article that differ and have two speakers, neither outdated."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in held:
        if claim.claimant and not read_profile(claim).past:
            by_article[claim.article_id].append(claim)
    return [
        (a, b)
        for told in by_article.values()
        for a, b in combinations(told, 2)
        if two_speakers(a, b) and a.as_of == b.as_of and cannot_both_hold(a, b)
    ]


def are_contrasted(a: Claim, b: Claim, contrasts: Sequence[Pair]) -> bool:
    """True where some article gives the two numbers side by side, as those of two sources."""
    return any(
        (written_alike(a, one) and written_alike(b, other))
        or (written_alike(a, other) and written_alike(b, one))
        for one, other in contrasts
    )
