"""Which sentences speak of another time than their article's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from claimwatch.match.elsewhen import of_another_time
from claimwatch.match.pairs import read_pair
from claimwatch.match.vetoes import first_veto
from claimwatch.model import Scope

TOLD = datetime(2023, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Last year 14 people died on the ridge.", True),
        ("In 2007 a slide killed 14 people.", True),
        ("A slide in August 2007 killed 14 people.", True),
        ("Before this week 14 people had died on the ridge.", True),
        ("The ridge had claimed 14 lives before Wednesday.", True),
        ("A slide in May 2023 killed 14 people.", False),
        ("The slide killed 14 people before Wednesday's rain.", False),
        ("The slide killed 14 people on Tuesday.", False),
    ],
)
def test_a_sentence_of_another_time(make_claim, sentence, expected):
    assert of_another_time(make_claim("one", sentence, "14", 14.0), TOLD) is expected


def test_a_month_of_a_year_says_nothing_where_the_articles_own_is_not_known(make_claim):
    claim = make_claim("one", "A slide in August 2007 killed 14 people.", "14", 14.0)
    assert not of_another_time(claim, None)


BYGONE = "veto:bygone"


@pytest.mark.parametrize(
    ("past", "today", "veto"),
    [
        ("A 1994 crash on the line killed 32 people.", "The crash killed 29 people.", BYGONE),
        ("Two years ago 32 people were killed.", "The crash killed 29 people.", BYGONE),
        ("It is the worst crash since 1994, when 32 people died.", "It killed 29.", BYGONE),
        ("The last was in 1994, when 32 people were killed.", "It killed 29 people.", BYGONE),
        ("A crash on the line killed 32 people in 1994.", "It killed 29 people.", BYGONE),
        ("A crash on the line killed 32 people that year.", "It killed 29 people.", BYGONE),
        # one number, another deed, a time of its own, the year of the other article
        ("A 1994 crash on the line killed 32 people.", "The crash killed 32 people.", None),
        ("A 1994 crash on the line killed 32 people.", "The crash hurt 29 people.", "veto:event"),
        ("A 1994 crash killed 32 people.", "The 1994 crash killed 29 people.", None),
        ("A 1994 crash killed 32 people.", "Last month 29 people were killed.", None),
        ("A 2024 crash killed 32 people.", "The crash killed 29 people.", None),
    ],
)
def test_a_bygone_event_is_none_of_today(make_claim, past, today, veto):
    day = {"as_of": date(2024, 5, 6), "as_of_from": "article", "counted": ("people",)}
    made = []
    for name, sentence in (("a", past), ("b", today)):
        number = "32" if "32" in sentence else "29"
        verb = "hurt" if "hurt" in sentence else "kill"
        fields = {**day, "scope": Scope("people", verb)}
        made.append(make_claim(name, sentence, number, float(number), **fields))
    found = first_veto(read_pair(*made, {}))
    assert (found.comparator if found else None) == veto
