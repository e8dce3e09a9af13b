"""Articles above, stories below: which reports are of one event, however they come in."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.match.stories import group_articles

MARKET = [
    (
        2,
        "A bomb exploded in the fish market of Ostrava on Monday, killing 14 people and wounding "
        "30, police said. The stalls by the harbour were packed when the device went off at noon. "
        "No group has claimed the attack on the city.",
    ),
    (
        3,
        "At least 14 people died when a bomb went off at a fish market in Ostrava on Monday, the "
        "city's police said. Traders by the harbour said the device was hidden under a stall.",
    ),
]
TRAM = [
    (
        6,
        "A bomb tore through a tram in Ostrava on Thursday, killing nine people and wounding 21, "
        "police said. The tram had just left the old opera house when the device went off. No "
        "group has claimed the attack on the city.",
    ),
    (
        6,
        "Nine people died in Ostrava on Thursday when a bomb went off on a tram near the opera "
        "house, the city's police said. It is the second bomb in the city in a week.",
    ),
]
FERRY = [
    (
        3,
        "The ferry Maud ran aground off Port Anselm in fog on Tuesday; 210 passengers were taken "
        "off by lifeboats, the coast guard said.",
    ),
]


@pytest.fixture(scope="module")
def read(nlp):
    """Group drawn articles, given as (name, day of January 2023, text)."""

    def group(make_article, rows):
        articles = {
            name: make_article(
                text, publisher=name, published_at=datetime(2023, 1, day, 18, tzinfo=UTC)
            )
            for name, day, text in rows
        }
        claims = extract_claims(list(articles.values()), nlp)
        held = dict(zip((a.article_id for a in articles.values()), claims, strict=True))
        found = group_articles(list(articles.values()), held)
        return {name: found[article.article_id] for name, article in articles.items()}

    return group


def rows(name, drawn):
    return [(f"{name}-{number}", day, text) for number, (day, text) in enumerate(drawn)]


def as_sets(stories):
    held = defaultdict(set)
    for name, story in stories.items():
        held[story].add(name)
    return sorted(map(sorted, held.values()))


def test_two_bombings_in_one_city_in_one_week_are_two_stories(make_article, read):
    found = read(make_article, [*rows("market", MARKET), *rows("tram", TRAM)])
    assert as_sets(found) == [["market-0", "market-1"], ["tram-0", "tram-1"]]


def test_a_story_grows_and_keeps_its_name_when_another_starts(make_article, read):
    first = read(make_article, rows("market", MARKET[:1]))
    grown = read(make_article, rows("market", MARKET))
    beside = read(make_article, [*rows("market", MARKET), *rows("tram", TRAM)])
    assert grown["market-1"] == grown["market-0"] == first["market-0"] == beside["market-0"]


def test_an_unrelated_article_joins_no_story(make_article, read):
    found = read(make_article, [*rows("market", MARKET), *rows("ferry", FERRY)])
    assert as_sets(found) == [["ferry-0"], ["market-0", "market-1"]]


def test_batches_and_order_make_no_other_stories(make_article, read):
    drawn = [*rows("market", MARKET), *rows("tram", TRAM), *rows("ferry", FERRY)]
    whole = read(make_article, drawn)
    assert read(make_article, drawn[::-1]) == whole
    assert read(make_article, [*drawn[3:], *drawn[:3]]) == whole
