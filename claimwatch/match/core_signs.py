"""The signs of how two cores that differ stand to each other among all others of their story.

Each is a score in [-1, 1]: above 0 it speaks for one quantity, below 0 against it; 0 says nothing.
None looks at how close the two numbers are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimwatch.match.cores import Cores
from claimwatch.match.sentence_signs import read_sentence_signs
from claimwatch.match.signs import BEST_LINKS
from claimwatch.match.standing_signs import Story, log_odds, next_best, read_signs, within
from claimwatch.match.telltales import LONE_DEED, telltales_of
from claimwatch.model import Link

_LEAST_RIVAL = 0.02
_OFF = 1e-3

_Pair = tuple[str, str]
Partners = Mapping[str, Sequence[tuple[float, str]]]
"""The two best partners of each core, with the mean of their best links."""


@dataclass(frozen=True, slots=True)
class Differing:
    """The cores of one story and what lies between each two that differ and no veto parts.

    `found` are their telling links, `likely` is how likely they are of one quantity by these and by
    telltales alone; `between` are all links of each two cores, vetoed or not.
    """

    cores: Cores
    story: Story
    between: Mapping[_Pair, Sequence[Link]]
    found: Mapping[_Pair, Sequence[Link]]
    likely: Mapping[_Pair, float]


def core_partners(between: Mapping[_Pair, Sequence[Link]]) -> Partners:
    """The two best partners of each core; `between` are the links between each two of them."""
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), links in between.items():
        scores = _best([link.score for link in links if not link.is_vetoed])
        if scores:
            mean = math.fsum(scores) / len(scores)
            found[one].append((mean, other))
            found[other].append((mean, one))
    return {core: sorted(held, reverse=True)[:2] for core, held in found.items()}


def _best(values: Sequence[float]) -> list[float]:
    return sorted(values, reverse=True)[:BEST_LINKS]


def read_core_signs(
    pair: _Pair, differing: Differing, partners: Partners, enough: float
) -> dict[str, float]:
    """Every sign of two cores that differ.

    Signs of claims are those of the best links, in the mean; from `enough` on the best links and
    telltales alone would join the two.
    """
    found, cores, story = differing.found[pair], differing.cores, differing.story
    best = sorted(found, key=lambda link: (-link.score, link.claim_a, link.claim_b))[:BEST_LINKS]
    rows = []
    for link in best:
        a, b = cores.claims[link.claim_a], cores.claims[link.claim_b]
        rows.append(read_signs(link, a, b, story) | read_sentence_signs(a, b))
    names = sorted({name for row in rows for name in row})
    likely = differing.likely[pair]
    return {
        **{n: math.fsum(row.get(n, 0.0) for row in rows) / len(rows) for n in names},
        **_any_telltale(found, cores, story),
        **_core_partners(found, pair, partners),
        "likely": within(log_odds(likely, _OFF) / 5),
        "likely_share": min(1.0, likely / enough),
        "likely_enough": float(likely >= enough),
        "likely_told": float(likely >= LONE_DEED),
        "rivals": float(cores.are_rivals(*pair)),
        "risen": float(cores.have_risen(*pair, story.told.times)),
        "links": min(1.0, math.log2(len(found)) / 4),
    }


def _any_telltale(found: Sequence[Link], cores: Cores, story: Story) -> dict[str, float]:
    """Which telltale any link has, and whether one names others on either side."""
    told = [
        telltales_of(link, cores.claims[link.claim_a], cores.claims[link.claim_b], story.told)
        for link in found
    ]
    signs = {f"any_{name}": float(any(row[name] for row in told)) for name in told[0]}
    return signs | {"any_others_named": -signs["any_others_named"]}


def _core_partners(found: Sequence[Link], pair: _Pair, partners: Partners) -> dict[str, float]:
    """By how much the two outdo the other partners of each."""
    scores = _best([link.score for link in found])
    odds = log_odds(math.fsum(scores) / len(scores), _OFF)
    one, other = pair
    rivals = [
        next_best(partners.get(core, ()), partner) for core, partner in ((one, other), (other, one))
    ]
    least, most = (max(_LEAST_RIVAL, pick(rivals)) for pick in (min, max))
    return {
        "core_partner": within((odds - log_odds(most, _OFF)) / 3),
        "core_partner_of_one": within((odds - log_odds(least, _OFF)) / 3),
    }
