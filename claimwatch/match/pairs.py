"""Two claims with what was read of each, as the comparators and vetoes take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimwatch.match.follow_ups import follows_up
from claimwatch.match.profile import Profile, read_profile
from claimwatch.match.units import tolerance
from claimwatch.model import Article, Claim


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with what was read of each, as the comparators take them.

    `follows` says that the later article is a follow-up of the earlier.
    """

    a: Claim
    b: Claim
    left: Profile
    right: Profile
    text_a: str
    text_b: str
    follows: bool = False


def read_pair(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Pair:
    """Join two claims with their profiles and articles' texts ("" where an article is unknown)."""
    left, right = articles.get(a.article_id), articles.get(b.article_id)
    return Pair(
        a,
        b,
        read_profile(a),
        read_profile(b),
        left.text if left else "",
        right.text if right else "",
        bool(left and right and _are_far(a, b) and follows_up(left, right)),
    )


def _are_far(a: Claim, b: Claim) -> bool:
    """True for claims of days further apart than one event's."""
    if a.as_of is None or b.as_of is None:
        return False
    return abs((a.as_of - b.as_of).days) > tolerance("one_event_days")
