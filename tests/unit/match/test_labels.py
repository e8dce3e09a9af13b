"""A figure is named as people would name it."""

from __future__ import annotations

import pytest

from claimwatch.match.labels import label_of
from claimwatch.model import Scope


@pytest.mark.parametrize(
    ("sentence", "number", "counted", "verb", "label"),
    [
        (
            "Over 90 Danish troops were killed.",
            "90",
            ("danish", "troop"),
            "kill",
            "Danish troops killed",
        ),
        ("STORM KILLS 9 SAILORS", "9", ("sailor",), "kill", "sailors killed"),
        ("Some 11 boats sank off the coast.", "11", ("boat",), "sink", "boats (sink)"),
        ("At least 40 guests were hurt.", "40", ("guest",), "hurt", "guests wounded"),
        ("The inn has 12 rooms.", "12", ("room",), "have", "rooms"),
    ],
)
def test_the_words_of_the_sentence_name_the_figure(
    make_claim, sentence, number, counted, verb, label
):
    claim = make_claim(
        "a", sentence, number, float(number), counted=counted, scope=Scope(verb=verb)
    )
    assert label_of([claim]) == label


def test_the_commonest_wording_names_the_figure(make_claim):
    said = [
        make_claim("a", sentence, "7", 7.0, counted=(noun,), scope=Scope(verb="kill"))
        for sentence, noun in (
            ("A blast killed 7 people.", "people"),
            ("A blast killed 7 workers.", "worker"),
            ("The blast killed 7 people.", "people"),
        )
    ]
    assert label_of(said) == "people killed"
    assert label_of(said[::-1]) == "people killed"


def test_a_measure_is_named_by_what_it_describes(make_claim):
    claim = make_claim("a", "The dam is 40 metres high.", "40", 40.0, unit="metre", about="dam")
    assert label_of([claim]) == "dam"
