"""From two sentences to their flags: how a number is read decides what it conflicts with."""

from __future__ import annotations

import pytest

MOTHER = "Ada Hobbs, a mother of {}, was killed on the ridge above Dunmar on Friday."
BIDDING = "Hobbs Foods is in talks to buy Tarn Dairies for about $13 million."
BOUGHT = "Hobbs Foods has announced that it will buy Tarn Dairies for $13.9 million."

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
        "A dunk by Hobbs put the Tarns 38-29 ahead with 9:12 to go.",
        "One from the corner made it a 38-30 lead, Ortega said, with 9:12 remaining.",
        ["dispute"],
    ),
    (
        "The Tarns were 38-29 ahead with 9:12 to go.",
        "The Tarns were 38-30 ahead with 7:50 to go.",
        [],
    ),
    (
        "The Tarns were 38-29 ahead with 9:12 to go.",
        "The Tarns were 38-30 ahead with 9:12 to go.",
        ["misreport"],
    ),
    ("The Tarns were 38-29 ahead in the hall.", "The Tarns were 38-30 ahead in the hall.", []),
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
    # a sum that was talked of before the deal was struck
    (BIDDING, BOUGHT, ["revision"]),
    (
        f"{BOUGHT} The deal could squeeze rivals, an analyst said.",
        BOUGHT.replace("9", "4"),
        ["misreport"],
    ),
    (BIDDING, BIDDING.replace("$13", "$16"), ["misreport"]),
    (BIDDING, BOUGHT.replace("9", "4"), []),
    # the dead are no part of the hurt
    (
        "The slide above Dunmar killed 14 people and injured 70 people.",
        "The slide above Dunmar injured 84 people.",
        ["dispute"],
    ),
    (
        "The slide above Dunmar injured 14 people in Tarn and 70 people in Corran.",
        "The slide above Dunmar injured 84 people.",
        [],
    ),
    # two nouns for one thing
    (
        "The army sent 12 helicopters to the flooded valley of Dunmar.",
        "The army sent 15 choppers to the flooded valley of Dunmar.",
        ["dispute"],
    ),
    (
        "The army sent 12 helicopters to the flooded valley of Dunmar.",
        "The army sent 15 lorries to the flooded valley of Dunmar.",
        [],
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
