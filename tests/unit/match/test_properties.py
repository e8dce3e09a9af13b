"""What of a thing a number measures, and what two numbers of two properties are to each other."""

from __future__ import annotations

import pytest

from claimwatch.match.pairs import read_pair
from claimwatch.match.profile import read_profile
from claimwatch.match.standing_signs import lone_property, read_story
from claimwatch.match.told import read_told
from claimwatch.match.wordings import compare_properties
from claimwatch.model import ClaimKind, Scope

MONEY = {"kind": ClaimKind.MONEY, "unit": "dollar", "scope": Scope()}
DAYS = {"kind": ClaimKind.DURATION, "unit": "day", "dimension": "time", "scope": Scope()}
SHARE = {"kind": ClaimKind.PERCENT, "unit": "percentage", "scope": Scope()}


@pytest.fixture
def claim(make_claim):
    def make(article_id, sentence, text, fields):
        return make_claim(article_id, sentence, text, float(text), counted=(), **fields)

    return make


@pytest.mark.parametrize(
    ("sentence", "fields", "measured"),
    [
        ("A judge set bail at $900 for the clerk.", MONEY, {"bail"}),
        ("A reward of $900 is offered for Hobbs.", MONEY, {"reward", "contract"}),
        ("Hobbs keeps $900 in a jar.", MONEY, set()),
        # a price that is raised is no money raised
        ("Brightwater raised its bid to $900.", MONEY, {"contract", "takeover"}),
        ("The choir raised $900.", MONEY, {"donations"}),
        (
            "The choir raised $900 in pledges for a deal.",
            MONEY,
            {"donations", "contract", "takeover"},
        ),
        ("The panel deliberated for 900 days.", DAYS, {"deliberation"}),
        ("He spent 900 days behind bars.", DAYS, {"sentence"}),
        ("Hobbs led with 900 percent of the ballots counted.", SHARE, {"counted"}),
        ("Turnout reached 900 percent in Dunmar.", SHARE, {"turnout"}),
        ("Shares of Tarn rose 900 percent.", SHARE, {"share_price"}),
        ("It was seen in a share of 900 percent.", SHARE, set()),
        ("Its market share is 900 percent.", SHARE, {"market_share"}),
        ("Those with 900 percent of the shares agreed.", SHARE, {"stake"}),
        ("He has got 900 percent of the company.", SHARE, {"stake"}),
        # what is paid for a thing is its price, what is paid in damages no wage, what a film made
        ("They paid $900 for the boat.", MONEY, {"price"}),
        ("A court told them to pay $900 in damages.", MONEY, {"award", "loss"}),
        ("Her pay is $900 a week.", MONEY, {"pay"}),
        ("The film made $900 worldwide.", MONEY, {"revenue"}),
        ("It is a $900 film.", MONEY, {"budget"}),
        ("The blackout went on for 900 days.", DAYS, {"outage"}),
        ("About 900 percent of the crop was lost.", SHARE, {"harvest"}),
    ],
)
def test_words_near_a_number_say_what_it_measures(claim, sentence, fields, measured):
    assert read_profile(claim("one", sentence, "900", fields)).properties == measured


def test_a_share_said_in_words_measures_what_a_percentage_does(claim):
    fields = {"kind": ClaimKind.RATIO, "scope": Scope()}
    profile = read_profile(claim("one", "Turnout in Dunmar was 1 in 3.", "1", fields))
    assert profile.properties == {"turnout"}


def test_a_count_measures_its_noun_alone(make_claim):
    sentence = "Bail was set for 14 clerks."
    assert not read_profile(make_claim("one", sentence, "14", 14.0)).properties


@pytest.mark.parametrize(
    ("other", "score", "said"),
    [
        ("Bail was put at $700.", 1.0, "both measure “bail”"),
        ("They paid a ransom of $700.", -1.0, "one measures “bail”, the other “ransom”"),
        ("Hobbs keeps $700 in a jar.", 0.0, "what is measured is not said of both"),
    ],
)
def test_two_numbers_of_one_property_or_two(claim, other, score, said):
    a = claim("one", "A judge set bail at $900.", "900", MONEY)
    pair = read_pair(a, claim("two", other, "700", MONEY), {})
    found = compare_properties(pair)
    assert (found.score, found.words) == (score, said)


@pytest.mark.parametrize(
    ("beside", "lone"),
    [("Hobbs keeps $50 in a jar.", True), ("The cook's bail was $50.", False)],
)
def test_a_lone_number_of_its_property_is_the_only_one_of_both_articles(claim, beside, lone):
    a = claim("one", "A judge set bail at $900.", "900", MONEY)
    b = claim("two", "Bail was put at $700.", "700", MONEY)
    held = {c.claim_id: c for c in (a, b, claim("two", beside, "50", MONEY))}
    story = read_story(held, [], read_told(held.values(), {}))
    assert lone_property(a, b, story) is lone
