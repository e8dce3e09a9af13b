"""Do two claims speak of one quantity? Comparators joined by a weighted model, after the vetoes.

The weights stand in `seeds/tables/match_weights.toml`; `learn.py` fits them offline.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from claimwatch.match.comparators import COMPARATORS
from claimwatch.match.game_clock import join_clock
from claimwatch.match.pairs import read_pair
from claimwatch.match.persons import join_person
from claimwatch.match.side_by_side import join_converted
from claimwatch.match.vetoes import first_veto
from claimwatch.model import Article, Claim, Judgement, Link, Reason
from claimwatch.tables import read_toml

SETTLED = 0.95
"""The score of a link that one reason settles by itself."""


@dataclass(frozen=True, slots=True)
class Odds:
    """A model: log odds are `bias` plus each score times its weight for its sign."""

    bias: float
    same: Mapping[str, float]
    different: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights(Odds):
    """The model of two claims, with thresholds.

    From `same_from` on claims that agree form a core, from `agree_from` on they join at last; cores
    that differ join from `differ_from` on; standing joins them from `stands_from` on and keeps them
    apart below `stands_not_below`, counts that have grown below `grows_from`, and those that are
    said to have below `moves_from`; what is said to have changed joins from `changes_from` on.
    """

    same_from: float
    agree_from: float
    differ_from: float
    stands_from: float
    stands_not_below: float
    grows_from: float
    moves_from: float
    changes_from: float
    different_below: float


@cache
def read_weights() -> Weights:
    """The weights as they stand in the table."""
    table = read_toml("match_weights.toml")
    model, rows = table["model"], table["comparators"]
    assert isinstance(model, dict)
    assert isinstance(rows, dict)
    return Weights(
        bias=model["bias"],
        same_from=model["same_from"],
        agree_from=model["agree_from"],
        differ_from=model["differ_from"],
        stands_from=model["stands_from"],
        stands_not_below=model["stands_not_below"],
        grows_from=model["grows_from"],
        moves_from=model["moves_from"],
        changes_from=model["changes_from"],
        different_below=model["different_below"],
        same={name: row["same"] for name, row in rows.items()},
        different={name: row["different"] for name, row in rows.items()},
    )


def compare_claims(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Link:
    """Judge whether two claims speak of one quantity; the same whichever comes first.

    `articles` by article id give the text around the claims; a missing one only weakens the link.
    """
    a, b = sorted((a, b), key=lambda claim: claim.claim_id)
    pair = read_pair(a, b, articles)
    veto = first_veto(pair)
    if veto:
        return Link(a.claim_id, b.claim_id, Judgement.DIFFERENT, 0.0, (veto,))
    joined = join_person(pair) or join_converted(pair) or join_clock(pair)
    if joined:
        return Link(a.claim_id, b.claim_id, Judgement.SAME, SETTLED, (joined,))
    reasons = tuple(comparator(pair) for comparator in COMPARATORS)
    score = score_of(reasons, read_weights())
    return Link(a.claim_id, b.claim_id, judgement_of(score), score, _told(reasons))


def score_of(reasons: Iterable[Reason], weights: Odds) -> float:
    """The probability, by the model, that the reasons are those of one quantity."""
    odds = weights.bias + sum(part_of(reason, weights) for reason in reasons)
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 6)


def part_of(reason: Reason, weights: Odds) -> float:
    """What one reason adds to the log odds."""
    side = weights.same if reason.score > 0 else weights.different
    return reason.score * side.get(reason.comparator, 0.0)


def judgement_of(score: float) -> Judgement:
    """SAME from the upper threshold, DIFFERENT below the lower, UNSURE between."""
    weights = read_weights()
    if score >= weights.same_from:
        return Judgement.SAME
    return Judgement.DIFFERENT if score < weights.different_below else Judgement.UNSURE


def _told(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons that say something, the weightiest first."""
    weights = read_weights()
    telling = [reason for reason in reasons if reason.score]
    return tuple(sorted(telling, key=lambda r: (-abs(part_of(r, weights)), r.comparator)))
