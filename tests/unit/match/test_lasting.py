"""How long something has been going on: one quantity in all its wordings, longer each day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimwatch.judge.kinds import kind_of
from claimwatch.match.compare import compare_claims
from claimwatch.match.lasting import last_alike, lasts
from claimwatch.match.telltales import telltales_of
from claimwatch.match.told import read_told
from claimwatch.model import ClaimKind, FlagKind, Scope

DAYS = {"kind": ClaimKind.DURATION, "unit": "day", "dimension": "duration", "scope": Scope()}


@pytest.fixture
def claim(make_claim):
    def make(article_id, sentence, text, **fields):
        return make_claim(article_id, sentence, text, float(text.split()[0]), **(DAYS | fields))

    return make


@pytest.mark.parametrize(
    ("sentence", "gone_on"),
    [
        ("After 13 days of bombardment the port lies still.", {"fighting"}),
        ("The ports were shelled through the 13 days of the offensive.", {"fighting"}),
        ("The assault on Dunmar began 13 days ago.", {"fighting"}),
        ("It is 13 days into the strike.", {"strike"}),
        ("In the past 13 days of fighting 40 have died.", {"fighting"}),
        # over, planned, without a beginning, and of what is soon over
        ("The war took 13 days in all.", set()),
        ("They called for 13 days of strikes.", set()),
        ("The fire began 13 days ago.", set()),
        ("The last war ended 13 days ago.", set()),
        ("He escaped 13 days ago.", set()),
    ],
)
def test_what_has_gone_on_for_so_long(claim, sentence, gone_on):
    assert lasts(claim("a", sentence, "13 days")) == gone_on


def test_a_civil_war_lasts_longer_than_an_offensive(claim):
    days = claim("a", "The assault began 13 days ago.", "13 days")
    years = claim("b", "After 20 years of war the port lies still.", "20 years", unit="year")
    assert lasts(days) == lasts(years)
    assert not last_alike(days, years)


def test_a_count_does_not_last(claim):
    count = claim("a", "The assault on Dunmar began 13 days ago.", "13 days", kind=ClaimKind.COUNT)
    assert not lasts(count)


def test_a_war_is_told_of_either_side(claim):
    doers = [Scope(doers=(name,)) for name in ("Morland", "Alder")]
    a = claim("a", "Morland launched its assault 11 days ago.", "11 days", scope=doers[0])
    b = claim("b", "Alder lost 40 men in the 13 days of the war.", "13 days", scope=doers[1])
    link = compare_claims(a, b, {})
    assert not link.is_vetoed
    assert telltales_of(link, a, b, read_told([a, b], {}))["one_duration"]
    once = claim("c", "Morland planned an assault of 11 days.", "11 days", scope=doers[0])
    assert compare_claims(once, b, {}).is_vetoed


@pytest.mark.parametrize(
    ("days", "kind"), [((3, 5), "revision"), ((5, 3), "dispute"), ((None, 5), "revision")]
)
def test_what_goes_on_is_longer_in_a_later_article(claim, make_article, days, kind):
    a = claim("a", "The assault began 11 days ago.", "11 days")
    b = claim("b", "After 13 days of fighting the port lies still.", "13 days")
    times = [datetime(2024, 5, day, tzinfo=UTC) if day else None for day in days]
    articles = {
        name: make_article(name, article_id=name, published_at=at, publisher=name)
        for name, at in zip("ab", times, strict=True)
    }
    assert kind_of(a, b, articles, {}).kind is FlagKind(kind)
