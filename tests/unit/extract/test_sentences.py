"""Splitting without a model, and telling which sentences may hold a number."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch.extract.sentences import (
    LONGEST_SENTENCE,
    may_hold_number,
    number_hint,
    split_sentences,
)

SPLITS = [
    ("It rained. It poured.", ["It rained.", "It poured."]),
    ("A headline\nIt rained.", ["A headline", "It rained."]),
    ("Windows line\r\nends", ["Windows line", "ends"]),
    ("Mr. Brown met Dr. Lee in St. Ives.", ["Mr. Brown met Dr. Lee in St. Ives."]),
    ("It fell 2.5 percent. Rates rose.", ["It fell 2.5 percent.", "Rates rose."]),
    ("A 6 . 1 quake struck.", ["A 6 . 1 quake struck."]),
    ("He hit. 308 last year.", ["He hit. 308 last year."]),
    ("“We won.” They left.", ["“We won.”", "They left."]),
    ("It closed at 5 p.m. The crowd left.", ["It closed at 5 p.m.", "The crowd left."]),
    ("The U.S. Army came.", ["The U.S. Army came."]),
    ("J. R. Poole wrote it.", ["J. R. Poole wrote it."]),
    ("Is it 5? Yes! It is.", ["Is it 5?", "Yes!", "It is."]),
    ("1. Wash the rice", ["1. Wash the rice"]),
    ("Twelve died. 308 were hurt.", ["Twelve died.", "308 were hurt."]),
    ("   \n\n  ", []),
]


@pytest.mark.parametrize(("text", "sentences"), SPLITS)
def test_sentences_end_at_stops_and_line_breaks(text: str, sentences: list[str]) -> None:
    found = split_sentences(text)
    assert [sentence.text for sentence in found] == sentences
    assert all(text[s.start : s.end] == s.text for s in found)


def test_over_long_sentences_are_cut_at_a_space_and_lose_nothing() -> None:
    text = "word " * 2_000
    found = split_sentences(text)
    assert max(len(sentence.text) for sentence in found) <= LONGEST_SENTENCE
    assert " ".join(sentence.text for sentence in found) == text.strip()


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("The mayor wept.", False),
        ("The mayor wept for 5 days.", True),
        ("Twenty wept.", True),
        ("Dozens wept.", True),
        ("No casualties were seen.", True),
        ("Half wept.", True),
        ("It grew tenfold.", True),
        ("A cup ½ full.", True),
        ("A few wept.", True),
    ],
)
def test_only_sentences_that_may_hold_a_number_are_parsed(text: str, may: bool) -> None:
    assert may_hold_number(text) is may


@settings(
    derandomize=True,
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(text=st.from_regex(number_hint()).filter(lambda found: found.lower() == found.casefold()))
def test_whatever_hints_at_a_number_is_let_through(text: str) -> None:
    assert may_hold_number(text)
