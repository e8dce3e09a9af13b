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


SPRING_QUAKE = [
    (
        None,
        "A magnitude 5.4 earthquake shook the island of Sorrel in the Bay of Anselm, injuring six "
        "people, state television said. Houses cracked in the town of Dunmar, it said.",
    ),
    (
        None,
        "Six people were injured when a quake of magnitude 5.4 struck Sorrel island in the Bay of "
        "Anselm, officials in the town of Dunmar said. Walls of houses cracked.",
    ),
]
AUTUMN_QUAKE = [
    (
        20,
        "A magnitude 6.3 earthquake struck the island of Sorrel in the Bay of Anselm on Friday, "
        "killing 14 people and injuring 90, officials in the town of Dunmar said.",
    ),
    (
        21,
        "At least 14 people died and 90 were injured when a quake of magnitude 6.3 destroyed "
        "houses on Sorrel island in the Bay of Anselm, state television said.",
    ),
]
RIVALS = [
    (
        20,
        "A magnitude 6.3 earthquake struck the island of Sorrel in the Bay of Anselm on Friday, "
        "killing 14 people, the ministry of the interior in Dunmar said.",
    ),
    (
        20,
        "An earthquake of magnitude 6.3 struck Sorrel island in the Bay of Anselm on Friday, "
        "killing 52 people, doctors in the town of Dunmar said.",
    ),
]


@pytest.fixture(scope="module")
def read(nlp):
    """Group drawn articles, given as (name, day of January 2023 or None, text)."""

    def group(make_article, rows):
        articles = {
            name: make_article(
                text,
                publisher=name,
                published_at=day and datetime(2023, 1, day, 18, tzinfo=UTC),
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


def test_two_quakes_of_one_island_are_two_stories_also_where_one_is_undated(make_article, read):
    found = read(make_article, [*rows("spring", SPRING_QUAKE), *rows("autumn", AUTUMN_QUAKE)])
    assert as_sets(found) == [["autumn-0", "autumn-1"], ["spring-0", "spring-1"]]


@pytest.mark.parametrize("without", ["magnitude 6.3 ", "none"])
def test_sources_that_dispute_a_toll_stay_in_one_story(make_article, read, without):
    drawn = [(day, text.replace(without, "").replace(" of magnitude", "")) for day, text in RIVALS]
    assert len(set(read(make_article, rows("quake", drawn)).values())) == 1


def test_a_story_splits_when_what_was_vague_turns_out_to_be_another_event(make_article, read):
    vague = (20, "An earthquake destroyed houses on Sorrel island in the Bay of Anselm on Friday.")
    first = [*rows("spring", SPRING_QUAKE), ("vague", *vague)]
    before = read(make_article, first)
    assert len(set(before.values())) == 1
    after = read(make_article, [*first, *rows("autumn", AUTUMN_QUAKE)])
    assert as_sets(after) == [["autumn-0", "autumn-1", "vague"], ["spring-0", "spring-1"]]


def test_stories_merge_under_the_older_ones_name_when_an_article_tells_of_both(make_article, read):
    slide = (4, "Rocks fell on the coast road at Cape Wrenn; drivers waited for hours in the rain.")
    rescue = (5, "Helicopters lifted a choir out of a bus above Lake Ostry, its conductor said.")
    both = (
        6,
        "Rocks that fell on the coast road at Cape Wrenn hit the choir's bus, which then slid "
        "towards Lake Ostry; helicopters lifted the choir out in the rain.",
    )
    before = read(make_article, [("slide", *slide), ("rescue", *rescue)])
    assert before["slide"] != before["rescue"]
    after = read(make_article, [("slide", *slide), ("rescue", *rescue), ("both", *both)])
    assert set(after.values()) == {before["slide"]}
