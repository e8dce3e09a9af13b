"""Joins claims that write one number more readily where each is the other's best partner.

Of labelled pairs of one number of ten or more whose wordings alone leave them unsure, 97 % are of
one quantity where each outdoes every other partner in the other's article, in the bench's events
and in our own alike; of the rest 59 %.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimwatch.match.units import tolerance, written_alike
from claimwatch.model import Claim, Link

BEST_PARTNERS = 0.5
"""How sure a link of best partners is at least."""
_LEAST_SCORE = 0.1
_LEAST_MARGIN = 1.0
_LEAST_RIVAL = 0.02
"""A link is weighed against at least this: to have no other partner at all says little."""

_Side = tuple[str, str]


def raise_best_partners(links: Sequence[Link], claims: Mapping[str, Claim]) -> list[Link]:
    """The links of one story, those of best partners that write one number raised.

    Only numbers from `small_count` on are: smaller ones stand in most articles more than once.
    """
    best = _two_best(links, claims)
    return [_raised(link, claims, best) for link in links]


def _raised(
    link: Link, claims: Mapping[str, Claim], best: Mapping[_Side, list[tuple[float, str]]]
) -> Link:
    a, b = claims[link.claim_a], claims[link.claim_b]
    unsure = _LEAST_SCORE <= link.score < BEST_PARTNERS and not link.is_vetoed
    if not unsure or a.article_id == b.article_id or not written_alike(a, b):
        return link
    if a.as_written.lo < tolerance("small_count"):
        return link
    sides = (((a.claim_id, b.article_id), b.claim_id), ((b.claim_id, a.article_id), a.claim_id))
    rival = max(_LEAST_RIVAL, *(_next_best(best[side], partner) for side, partner in sides))
    if _log_odds(link.score) - _log_odds(rival) < _LEAST_MARGIN:
        return link
    return replace(link, score=BEST_PARTNERS)


def _two_best(
    links: Sequence[Link], claims: Mapping[str, Claim]
) -> dict[_Side, list[tuple[float, str]]]:
    """The two best partners of each claim in each other article, with their scores."""
    found: defaultdict[_Side, list[tuple[float, str]]] = defaultdict(list)
    for link in links:
        if link.is_vetoed:
            continue
        for one, other in ((link.claim_a, link.claim_b), (link.claim_b, link.claim_a)):
            held = found[one, claims[other].article_id]
            held.append((link.score, other))
            held.sort(reverse=True)
            del held[2:]
    return found


def _next_best(held: Sequence[tuple[float, str]], partner: str) -> float:
    return next((score for score, other in held if other != partner), 0.0)


def _log_odds(score: float) -> float:
    """The log odds of a score, which is kept off 0 and 1."""
    return math.log((score + 1e-3) / (1.001 - score))
