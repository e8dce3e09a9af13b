"""Records refuse invalid state, and identity is content."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.errors import InvalidRecord
from claimwatch.model import (
    ClaimKind,
    Figure,
    Flag,
    FlagKind,
    Interval,
    Judgement,
    Link,
    Polarity,
    Quarantined,
    Severity,
    Span,
    content_id,
)

SENTENCE = "At least 40 people were hurt."


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (Interval(5, None), Interval(6, 6), True),
        (Interval(5, None), Interval(3, 3), False),
        (Interval(5, None, lo_open=True), Interval(5, 5), False),
        (Interval(5, None), Interval(5, 5), True),
        (Interval(0, 0), Interval(1, None), False),
        (Interval(15_500, 16_500, hi_open=True), Interval(16_500, 17_500), False),
        (Interval(None, 10), Interval(10, 20), True),
        (Interval(None, None), Interval(-3, -3), True),
    ],
)
def test_intervals_meet_when_they_share_a_value(
    left: Interval, right: Interval, meet: bool
) -> None:
    assert left.meets(right) is meet
    assert right.meets(left) is meet


ENDS = st.one_of(st.none(), st.integers(-20, 20).map(float))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lo, hi = draw(ENDS), draw(ENDS)
    if lo is not None and hi is not None and lo > hi:
        lo, hi = hi, lo
    if lo is not None and lo == hi:
        return Interval(lo, hi)
    return Interval(lo, hi, draw(st.booleans()), draw(st.booleans()))


def holds(interval: Interval, value: float) -> bool:
    """The slow, obvious meaning of an interval."""
    above = interval.lo is None or (
        value > interval.lo if interval.lo_open else value >= interval.lo
    )
    below = interval.hi is None or (
        value < interval.hi if interval.hi_open else value <= interval.hi
    )
    return above and below


@given(intervals(), intervals())
def test_meeting_agrees_with_trying_every_half_step(left: Interval, right: Interval) -> None:
    tried = [step / 2 for step in range(-44, 45)]
    assert left.meets(right) == any(holds(left, v) and holds(right, v) for v in tried)


def test_an_interval_refuses_swapped_and_infinite_ends() -> None:
    with pytest.raises(InvalidRecord, match=r"Interval\.lo is 3"):
        Interval(3, 2)
    with pytest.raises(InvalidRecord, match="finite"):
        Interval(float("inf"), None)


def test_an_article_refuses_a_time_without_a_zone(make_article) -> None:
    with pytest.raises(InvalidRecord, match=r"Article\.published_at"):
        make_article("Text.", published_at=datetime(2022, 3, 11))


def test_an_article_refuses_blank_text_and_furniture_past_its_end(make_article) -> None:
    with pytest.raises(InvalidRecord, match="blank"):
        make_article(" \n ")
    with pytest.raises(InvalidRecord, match="ends past the text"):
        make_article("Text.", furniture=(Span(0, 99, "advert"),))


def test_the_same_text_from_another_publisher_is_another_article(make_article) -> None:
    first, second = make_article("Text."), make_article("Text.", publisher="Other")
    assert first.article_id == make_article("Text.").article_id
    assert first.article_id != second.article_id


def test_a_claim_refuses_words_that_do_not_stand_at_its_offsets(make_claim) -> None:
    claim = make_claim("a", SENTENCE, "40", 40.0)
    with pytest.raises(InvalidRecord, match="must hold the claim's words"):
        replace(claim, text="41")
    with pytest.raises(InvalidRecord, match="must fill"):
        replace(claim, text="400")


@pytest.mark.parametrize(
    ("change", "monitorable"),
    [
        ({}, True),
        ({"kind": ClaimKind.AGE}, False),
        ({"furniture": True}, False),
        ({"polarity": Polarity.DENIED}, False),
    ],
)
def test_only_an_articles_own_asserted_figures_are_monitorable(
    make_claim, change: dict, monitorable: bool
) -> None:
    assert make_claim("a", SENTENCE, "40", 40.0, **change).monitorable is monitorable


def test_links_and_figures_have_one_order() -> None:
    with pytest.raises(InvalidRecord, match="comes first"):
        Link("b", "a", Judgement.SAME, 0.9, ())
    with pytest.raises(InvalidRecord, match="sorted"):
        Figure("f", "s", "dead", None, ("b", "a"))


def test_a_flag_refuses_pairs_that_it_does_not_rest_on() -> None:
    fields = {
        "flag_id": "x",
        "kind": FlagKind.DISPUTE,
        "figure_id": "f",
        "label": "dead",
        "explanation": "A says 3, B says 5.",
        "severity": Severity.LOW,
        "severity_score": 0.2,
        "confidence": 0.8,
        "origins": 2,
    }
    assert Flag(**fields, pairs=(("a", "b"),), claim_ids=("a", "b")).is_conflict
    with pytest.raises(InvalidRecord, match="is not in claim_ids"):
        Flag(**fields, pairs=(("a", "b"),), claim_ids=("a",))


def test_content_ids_do_not_confuse_where_parts_end() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a", None) != content_id("a", "None")
    assert content_id("\ud800")  # a lone surrogate has an id too


def test_the_same_refusal_is_one_quarantine_record() -> None:
    first = Quarantined("collect", "a.json", "not JSON", 7)
    assert first.quarantine_id == Quarantined("collect", "a.json", "not JSON", 7).quarantine_id
    assert first.quarantine_id != Quarantined("collect", "a.json", "not JSON", 8).quarantine_id
