"""Which articles come from one origin: copies of one text, found by winnowed runs of eight words.

Numbers are masked, so that a copy whose digit was changed is still seen as a copy. Winnowing keeps
the smallest hash of every window: any shared run of 11 words is found (Schleimer et al., 2003).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from claimwatch.match import words
from claimwatch.match.units import tolerance
from claimwatch.model import Article, content_id
from claimwatch.tables import read_csv

GRAM = 8
WINDOW = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article independently comes from, and why it shares that with others."""

    origin_id: str
    reason: str


def find_origins(articles: Sequence[Article]) -> dict[str, Origin]:
    """The origin of each article id; the same whatever the order of the articles."""
    by_id = {article.article_id: article for article in sorted(articles, key=_age)}
    prints = {article_id: fingerprints(article.text) for article_id, article in by_id.items()}
    reasons: dict[tuple[str, str], str] = {}
    for (a, b), shared in _shared_prints(prints).items():
        reason = _copied(by_id[a], by_id[b], shared, min(len(prints[a]), len(prints[b])))
        if reason:
            reasons[a, b] = reason
    return _joined(by_id, reasons)


def _age(article: Article) -> tuple[bool, float, str]:
    at = article.published_at
    return (at is None, at.timestamp() if at else 0.0, article.article_id)


@lru_cache(maxsize=8192)
def fingerprints(text: str) -> frozenset[int]:
    """The winnowed hashes of a text's runs of eight words, numbers masked."""
    found = [words.NUMBER if words.is_number(t) else t for t in words.tokens(text)]
    hashes = [
        zlib.crc32(" ".join(found[i : i + GRAM]).encode()) for i in range(len(found) - GRAM + 1)
    ]
    if len(hashes) <= WINDOW:
        return frozenset(hashes)
    return frozenset(min(hashes[i : i + WINDOW]) for i in range(len(hashes) - WINDOW + 1))


def _shared_prints(prints: Mapping[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    """How many fingerprints each pair of articles shares, by an inverted index."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for article_id, held in prints.items():
        for one in held:
            holders[one].append(article_id)
    return Counter(pair for held in holders.values() for pair in combinations(held, 2))


def _copied(a: Article, b: Article, shared: int, smaller: int) -> str | None:
    """Why two articles are one origin: most of the shorter is shared, or much with one credit."""
    share = shared / smaller if smaller else 0.0
    credited = wire_credits(a.text) & wire_credits(b.text)
    if credited and share >= tolerance("copied_share_with_credit"):
        return f"both credit {min(credited)} and share {share:.0%} of their passages"
    if share >= tolerance("copied_share"):
        return f"{share:.0%} of the shorter text's passages stand in the other"
    return None


@lru_cache(maxsize=8192)
def wire_credits(text: str) -> frozenset[str]:
    """The agencies that a text credits at its head or foot, such as "(AP)" or "Reuters -"."""
    ends = f"{text[:400]}\n{text[-300:]}"
    return frozenset(name for name, pattern in _credit_patterns().items() if pattern.search(ends))


@cache
def _credit_patterns() -> dict[str, re.Pattern[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_csv("agency_credits.csv"):
        names[row["agency"]].append(re.escape(row["credit"]))
    return {name: re.compile(rf"(?<!\w)(?:{'|'.join(c)})(?!\w)") for name, c in names.items()}


def _joined(
    by_id: Mapping[str, Article], reasons: Mapping[tuple[str, str], str]
) -> dict[str, Origin]:
    """Articles joined by copies, each group named after its earliest article."""
    root = {article_id: article_id for article_id in by_id}
    rank = {article_id: place for place, article_id in enumerate(by_id)}

    def find(article_id: str) -> str:
        while root[article_id] != article_id:
            article_id = root[article_id]
        return article_id

    for a, b in sorted(reasons):
        first, second = sorted((find(a), find(b)), key=lambda one: rank[one])
        root[second] = first
    why: dict[str, str] = {}
    for pair in sorted(reasons, key=lambda pair: (reasons[pair], pair)):
        for article_id in pair:
            why.setdefault(article_id, reasons[pair])
    return {
        article_id: Origin(content_id("origin", find(article_id)), why.get(article_id, "its own"))
        for article_id in by_id
    }
