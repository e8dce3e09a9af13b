"""A number that its own sentence says was replaced is one of the past, what replaces it is new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimwatch.match.profile import read_profile
from claimwatch.model import Bound


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("The slide killed 19 people, up from 14 on Thursday.", "14", True),
        ("The rate fell in May to 7 percent from 9 percent.", "9", True),
        ("Police put the toll at 19, previously 14.", "14", True),
        ("Divers found that three tanks were holed, not two as first thought.", "two", True),
        ("Three boats, not two as the navy had initially reported, fled.", "two", True),
        ("It now counts 36 sites, against 31 on Friday.", "31", True),
        ("The toll stood at 38, compared with 31 people the evening before.", "31", True),
        ("Some 36 huts were lost, up from a first count of 31 on Friday.", "31", True),
        ("Some 36 huts were lost, more than double Friday's figure of 14.", "14", True),
        ("The panel cut the ban of the young goalkeeper to three games from four.", "four", True),
        ("The bidder raised its initial offer of $30 to $34.", "$30", True),
        ("The bidder has sweetened its $30 bid to $34.", "$30", True),
        ("The bidder's $30 offer was raised to $34.", "$30", True),
        ("The bidder's 30-day offer was raised to $34.", "30", False),
        ("The bidder told its 30 clerks to pay $34.", "30", False),
        ("The road to 12 villages from 14 others is cut.", "14", False),
        ("The index of 40 shares climbed 3 points to 3,450.", "3", False),
        ("The vote was 36 against 31 on the first ballot.", "31", False),
        ("The terms ranged from 7 to 75 years.", "7", False),
        ("On Friday the figure had been 14.", "14", True),
        ("The bidding opened at $14, went to $20 and ended at $31.", "$14", True),
        ("The gates opened at 14 mills.", "14", False),
        ("The mill had been closed for 14 days.", "14", False),
        ("The mill is far from 30 villages.", "30", False),
        ("The slide killed 19 people, not two.", "two", False),
        ("The slide killed 14 people, as was first reported.", "14", False),
    ],
)
def test_a_number_of_the_past(make_claim, sentence, number, expected):
    assert read_profile(make_claim("one", sentence, number, 14.0)).past is expected


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("The toll of the slide rose to at least 14 on Friday.", "14", True),
        ("The reward was raised from 9 to 14 crowns.", "14", True),
        ("The death of a nurse brings to 14 the number of the dead.", "14", True),
        ("The council has now closed 14 beaches.", "14", True),
        ("In the camp 14 families are now without water.", "14", True),
        ("The mill now has 300 looms in 14 halls.", "14", False),
        ("The tip line took 14 calls so far.", "14", False),
        ("The petition had reached 14 signatures.", "14", False),
        ("The road to 14 villages is cut.", "14", False),
        ("The slide killed 14 people.", "14", False),
    ],
)
def test_a_new_number(make_claim, sentence, number, expected):
    assert read_profile(make_claim("one", sentence, number, 14.0)).new is expected


def test_a_limit_is_no_change(make_claim):
    claim = make_claim("one", "Alder wants to cut up to 14 jobs.", "14", 14.0, bound=Bound.UP_TO)
    assert not read_profile(claim).new
    assert read_profile(replace(claim, bound=Bound.EXACT)).new
