"""Two claims with what was read of each, as the comparators and vetoes take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimwatch.match.profile import Profile, read_profile
from claimwatch.model import Article, Claim


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with what was read of each, as the comparators take them."""

    a: Claim
    b: Claim
    left: Profile
    right: Profile
    text_a: str
    text_b: str


def read_pair(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Pair:
    """Join two claims with their profiles and articles' texts ("" where an article is unknown)."""
    texts = [articles[c.article_id].text if c.article_id in articles else "" for c in (a, b)]
    return Pair(a, b, read_profile(a), read_profile(b), texts[0], texts[1])
