"""Puts articles of one event together: weighted words and names of their heads, and time.

Articles join by average linkage on the cosine of their words, so that a chain of half-related
articles does not become one story. How alike two articles are rests on these two alone: whatever
else is in the news, and in whatever order and batches it comes, they stay as alike. Weeks apart,
they are compared only where they share names that few articles give, by which they can be found.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from claimwatch.match import words
from claimwatch.match.follow_ups import NO_NAMES, follows_up, share_rare_names
from claimwatch.match.lead_facts import LeadFacts, other_days, other_sizes, read_lead
from claimwatch.match.linkage import link_groups
from claimwatch.model import Article, Claim, content_id
from claimwatch.tables import read_toml

Bag = dict[str, float]
_NAME = re.compile(r"(?<=[\w,;:'’\"“”)-] )[A-Z][\w'’-]+")


def group_articles(
    articles: Sequence[Article],
    claims_by_article: Mapping[str, Sequence[Claim]],
    common: Set[str] = NO_NAMES,
) -> dict[str, str]:
    """The story id of each article id.

    `claims_by_article` may add the names in the articles' claims; an article without claims
    counts by its words alone. An article without a time joins by its words. `common` are full
    names that too many articles give to join two that are weeks apart.
    """
    settings = {name: float(str(value)) for name, value in read_toml("stories.toml").items()}
    by_id = {article.article_id: article for article in articles}
    bags = {a: _read_words(by_id[a], settings, claims_by_article.get(a, ())) for a in by_id}
    leads = {a: read_lead(by_id[a], claims_by_article.get(a, ()), settings) for a in by_id}
    scores = _likenesses(by_id, bags, leads, settings, common)
    groups = link_groups(by_id, scores, (), settings["join_from"], settings["late_share"])
    return {a: _story_id([by_id[m] for m in group]) for group in groups for a in group}


def shared_words(articles: Sequence[Article], most: int) -> dict[str, tuple[str, ...]]:
    """The most telling words of each article's head that another of these articles has, too."""
    settings = {name: float(str(value)) for name, value in read_toml("stories.toml").items()}
    bags = {article.article_id: _read_words(article, settings, ()) for article in articles}
    spread = Counter(word for bag in bags.values() for word in bag)
    return {
        article_id: tuple(
            sorted((w for w in bag if spread[w] > 1), key=lambda word: (-bag[word], word))[:most]
        )
        for article_id, bag in bags.items()
    }


def _read_words(article: Article, settings: Mapping[str, float], claims: Sequence[Claim]) -> Bag:
    """Counts of stems in the title (twice) and head of an article, names counting more."""
    head = _without_furniture(article)[: int(settings["head_characters"])]
    title = article.title or ""
    stems = [words.stem(t) for t in words.tokens(f"{title} {title} {head}") if t[0].isalpha()]
    counts = Counter(s for s in stems if not words.is_number(s))
    names = {n for m in _NAME.findall(head) for n in words.canonical_name(m)}
    names |= words.names_of(name for claim in claims for name in claim.scope.names)
    bag = {s: (1 + math.log(n)) * words.weight(s) for s, n in counts.items() if words.weight(s)}
    for name in names:
        key = words.stem(name)
        bag[key] = bag.get(key, words.weight(key)) * settings["name_weight"]
    return bag


def _without_furniture(article: Article) -> str:
    kept, at = [], 0
    for span in sorted(article.furniture, key=lambda span: span.start):
        kept.append(article.text[at : span.start])
        at = max(at, span.end)
    return "".join([*kept, article.text[at:]])


def _candidates(bags: Mapping[str, Bag], key_words: int) -> list[tuple[str, str]]:
    """Pairs of articles that share two of their weightiest words."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for article_id, bag in sorted(bags.items()):
        for word in sorted(bag, key=lambda word: (-bag[word], word))[:key_words]:
            holders[word].append(article_id)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    return [pair for pair, count in shared.items() if count >= 2]


def _likenesses(
    by_id: Mapping[str, Article],
    bags: Mapping[str, Bag],
    leads: Mapping[str, LeadFacts],
    settings: Mapping[str, float],
    common: Set[str],
) -> dict[tuple[str, str], float | None]:
    """How alike the candidate pairs are: the cosine of their words, less what time takes.

    Below 0 where the leads show two events; None where it is left open, as they are weeks apart.
    """
    lengths = {a: max(settings["least_length"], words.length(bag)) for a, bag in bags.items()}

    def likeness(a: str, b: str) -> float | None:
        nearness = _nearness(by_id[a], by_id[b], settings, common)
        if nearness is None:
            return None
        if other_sizes(leads[a], leads[b], settings):
            return settings["other_size_likeness"]
        alike = min(1.0, words.dot(bags[a], bags[b]) / (lengths[a] * lengths[b]))
        days = settings["other_day_factor"] if other_days(leads[a], leads[b]) else 1.0
        return alike * nearness * days

    return {(a, b): likeness(a, b) for a, b in _candidates(bags, int(settings["key_words"]))}


def _nearness(
    a: Article, b: Article, settings: Mapping[str, float], common: Set[str]
) -> float | None:
    """What time takes from a likeness.

    Nothing inside the window, where neither time is known, or where one follows up the other.
    Beyond it, None unless they share rare names: by nothing else can they be found.
    """
    if a.published_at is None or b.published_at is None:
        neither = a.published_at is b.published_at
        return 1.0 if neither else settings["undated_factor"]
    days = abs((a.published_at - b.published_at).total_seconds()) / 86_400
    if days <= settings["window_days"] or follows_up(a, b):
        return 1.0
    shared = share_rare_names(a, b, settings["late_names"], common)
    return settings["late_factor"] if shared else None


def _story_id(articles: Sequence[Article]) -> str:
    """Named after the earliest article (undated ones last), so that later ones keep it."""
    earliest = min(
        articles,
        key=lambda a: (a.published_at is None, a.published_at or 0, a.article_id),
    )
    return content_id("story", earliest.article_id)
