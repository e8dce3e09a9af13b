from __future__ import annotations

from datetime import UTC, datetime
from string import ascii_lowercase

import pytest

from claimwatch.extract.pipeline import extract_claims
from claimwatch.match.stories import group_articles

SLIDE = [
    "A landslide above Tarn village in the Corran valley buried a bus, police in Corran said.",
    "Rescuers dug through mud at Tarn after the landslide that buried a bus in the Corran valley.",
    "The Corran valley mourned after Tarn's landslide; the school bus was found under mud.",
]
DEAL = [
    "Harrow Marine agreed to buy the Lindqvist shipyard, the boards of both firms said in Ostrava.",
    "Lindqvist, the shipyard in Ostrava, is sold to Harrow Marine, its board confirmed.",
]


@pytest.fixture
def articles(make_article):
    return [
        make_article(text, publisher=f"p{number}", published_at=None)
        for number, text in enumerate(SLIDE + DEAL)
    ]


def test_articles_of_one_event_are_one_story(articles):
    stories = group_articles(articles, {})
    found = [stories[article.article_id] for article in articles]
    assert len(set(found[:3])) == 1
    assert len(set(found[3:])) == 1
    assert found[0] != found[3]


def test_the_order_of_articles_is_immaterial(articles):
    assert group_articles(articles, {}) == group_articles(articles[::-1], {})


def test_what_else_is_in_the_news_is_immaterial_to_a_story(make_article):
    shared = ["landslide", "avalanche", "buried", "mudslide", "rescuers", "sirens", "ravine"]

    def drawn(name, telling):
        rest = [f"{name}{letter}" for letter in ascii_lowercase]
        return make_article(" ".join([*telling, *rest]), publisher=name)

    pair = [drawn("quor", shared), drawn("vask", shared)]
    news = [drawn(f"{word}{letter}", [word]) for word in shared for letter in ascii_lowercase]
    alone, among = group_articles(pair, {}), group_articles([*pair, *news], {})
    assert len(set(alone.values())) == 1
    assert {a: among[a] for a in alone} == alone


BOMBS = [
    "A bomb went off in a fish market in Ostrava, killing traders; stalls burned near the harbour.",
    "A bomb tore through a tram in Ostrava as commuters rode home past the old opera house.",
]


@pytest.mark.parametrize(("month", "count"), [(1, 1), (6, 2)])
def test_two_bombings_in_one_city_months_apart_are_two_stories(make_article, month, count):
    days = [datetime(2023, 1, 4, tzinfo=UTC), datetime(2023, month, 5, tzinfo=UTC)]
    pair = [
        make_article(text, publisher="p", published_at=day)
        for text, day in zip(BOMBS, days, strict=True)
    ]
    assert len(set(group_articles(pair, {}).values())) == count


def test_a_later_article_leaves_the_storys_name(make_article):
    days = [datetime(2023, 5, day, tzinfo=UTC) for day in (1, 2, 3)]
    made = [
        make_article(text, publisher="p", published_at=day)
        for text, day in zip(SLIDE, days, strict=True)
    ]
    before, after = group_articles(made[:2], {}), group_articles(made, {})
    assert after[made[0].article_id] == before[made[0].article_id]


@pytest.mark.parametrize(
    ("size", "later", "count"), [(7.1, 38, 1), (7.1, 9, 2), (7.0, 9, 1), (6.6, 9, 1), (6.5, 9, 2)]
)
def test_a_toll_that_grew_or_a_tenth_of_magnitude_makes_no_other_quake(
    make_article, nlp, size, later, count
):
    texts = [
        f"A quake of magnitude {measured} shook Tarn in the Corran valley. The quake at Tarn killed"
        f" {dead} people, police in Corran said."
        for measured, dead in ((6.8, 14), (size, later))
    ]
    articles = [
        make_article(text, publisher="p", published_at=datetime(2023, 5, day, tzinfo=UTC))
        for day, text in enumerate(texts, 1)
    ]
    claims = dict(zip([a.article_id for a in articles], extract_claims(articles, nlp), strict=True))
    assert len(set(group_articles(articles, claims).values())) == count
