"""From two sentences to their flags: how a number is read decides what it conflicts with."""

from __future__ import annotations

import pytest

MOTHER = "Ada Hobbs, a mother of {}, was killed on the ridge above Dunmar on Friday."

CASES = [
    (MOTHER.format(12), MOTHER.format(13), ["misreport"]),
    (MOTHER.format(12), "A slide killed 14 people on the ridge above Dunmar.", []),
    ("Hobbs married twice.", "Hobbs was married three times.", ["dispute"]),
    ("Turnout in Dunmar was almost 90%.", "Turnout in Dunmar was 93.87%.", ["dispute"]),
    ("Turnout in Dunmar was about 90%.", "Turnout in Dunmar was 93.87%.", []),
    # the least and the greatest of many, against how much one may be
    (
        "The smugglers of Dunmar received terms ranging from 7 to 75 years.",
        "The smugglers of Dunmar received terms ranging from six to 75 years.",
        ["misreport"],
    ),
    (
        "The slide above Dunmar killed between 7 and 75 people.",
        "The slide above Dunmar killed between 6 and 75 people.",
        [],
    ),
    # a place far down a row is a fact; a low one may be of another
    ("Hobbs scored in her 1,087th game.", "Hobbs scored in her 1,078th game.", ["dispute"]),
    ("Hobbs scored in her 12th game.", "Hobbs scored in her 13th game.", []),
    # so is a score at a time of the clock
    (
        "A dunk by Hobbs put the Tarns 45-35 ahead with 13:41 to go.",
        "Two free throws opened a 45-36 lead with 13:41 to play, the first of ten points.",
        ["dispute"],
    ),
    (
        "The Tarns were 45-35 ahead with 13:41 to go.",
        "The Tarns were 45-36 ahead with 12:09 to go.",
        [],
    ),
    (
        "The Tarns were 45-35 ahead with 13:41 to go.",
        "The Tarns were 45-36 ahead with 13:41 to go.",
        ["misreport"],
    ),
    ("The Tarns were 45-35 ahead in the hall.", "The Tarns were 45-36 ahead in the hall.", []),
    # a measure in two units
    (
        "The ferry sank 60 miles (97 km) east of the Tarn island of Hobbs.",
        "The ferry sank 97 km east of Hobbs.",
        [],
    ),
    (
        "The ferry sank 60 miles (97 km) east of the Tarn island of Hobbs.",
        "The ferry sank 120 km east of Hobbs.",
        ["dispute"],
    ),
    # who is shot dead is killed
    (
        "Gunmen shot dead 12 guards at the gate of Dunmar jail.",
        "Gunmen killed 15 guards at the gate of Dunmar jail.",
        ["dispute"],
    ),
    # the badly hurt are part of the hurt
    (
        "The slide above Dunmar hurt 55 people, five of them critically.",
        "The slide above Dunmar hurt 55 people, 15 critically.",
        ["misreport"],
    ),
]


@pytest.mark.parametrize(("first", "second", "kinds"), CASES)
def test_two_sentences_and_their_flags(kinds_of, first, second, kinds):
    assert kinds_of(first, second) == kinds
