"""Which of two figures is the earlier: by publication, stated day and the part of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from claimwatch.judge.day_parts import hour_of
from claimwatch.judge.moments import in_time

THURSDAY = date(2024, 5, 2)


@pytest.mark.parametrize(
    ("sentence", "hour"),
    [
        ("By Thursday night 12,000 had signed.", 22),
        ("Late on Thursday 12,000 had signed.", 21),
        ("Some 12,000 had signed by midday Thursday.", 12),
        ("Some 12,000 had signed by Thursday.", None),
        ("Some 12,000 had signed by Friday night.", None),
        ("On Thursday morning it was 9,000, on Thursday night 12,000.", None),
    ],
)
def test_the_part_of_the_day_that_a_sentence_names(sentence, hour):
    assert hour_of(sentence, THURSDAY) == hour


@pytest.mark.parametrize(
    ("sentence", "ordered"),
    [
        ("By Thursday night 12,000 had signed.", True),
        ("By Thursday 12,000 had signed.", False),
        ("By Thursday afternoon 12,000 had signed.", False),
    ],
)
def test_a_night_is_later_than_that_afternoons_paper(make_claim, make_article, sentence, ordered):
    first, second = make_article("one"), make_article("two")
    articles = {
        "a": replace(first, article_id="a", published_at=datetime(2024, 5, 2, 16, 20, tzinfo=UTC)),
        "b": replace(second, article_id="b", published_at=datetime(2024, 5, 3, 7, 15, tzinfo=UTC)),
    }
    stated = {"as_of": THURSDAY, "as_of_from": "stated", "counted": ("people",)}
    a = make_claim("a", "By then 9,000 had signed.", "9,000", 9000.0, counted=("people",))
    b = make_claim("b", sentence, "12,000", 12000.0, **stated)
    assert in_time(b, a, articles) == ((a, b) if ordered else (None, None))
