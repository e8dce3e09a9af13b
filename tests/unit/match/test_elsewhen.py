"""Which sentences speak of another time than their article's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimwatch.match.elsewhen import of_another_time

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
