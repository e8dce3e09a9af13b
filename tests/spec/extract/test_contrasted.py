"""Who gives which of two numbers that one sentence sets against each other."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "How many weavers were inside is disputed: 180 according to the owner, 260 according "
            "to the union.",
            ["owner", "union"],
        ),
        (
            "The dead numbered 21 according to the ministry and 27 according to doctors.",
            ["ministry", "doctors"],
        ),
        ("Police put the crowd at 2,800 and organisers at 8,000.", ["Police", "organisers"]),
        (
            "The mill puts the loss at 4 million euros, the council at almost 9 million euros.",
            ["mill", "council"],
        ),
        (
            "The march drew 2,800 people by the police count and 8,000 by that of the organisers.",
            ["police", "organisers"],
        ),
        (
            "How many stood on the roof is open: 40, says the owner, and 65, says the union.",
            ["owner", "union"],
        ),
        (
            "The shots are disputed: two, for the police, or six, for witnesses.",
            ["police", "witnesses"],
        ),
        (
            "On Sunday the ministry has 21 dead, and the local paper has 26.",
            ["ministry", "local paper"],
        ),
        ("There are rival counts, the ministry's 64 and the union's 90.", ["ministry", "union"]),
        ("The mayor speaks of 12 victims; the hospital says there were 19.", ["mayor", "hospital"]),
        # what two bodies or two teams have is not what they say
        ("The hospital has 120 beds, and the ministry has 17 cars.", [None, None]),
        ("Dunmar has 14 schools, and Ostrava has 17.", [None, None]),
        ("The Reds' 68 points and the Blues' 54 decided the game.", [None, None]),
        # one speaker of both, or a place and a time where a second one might stand
        ("The union put the crowd at 2,800 and the queue at 8,000.", ["union", None]),
        ("Police counted 2,800 people on Monday and 8,000 on Friday.", ["Police", None]),
        ("Police put the crowd at 2,800, and 40 stewards watched.", ["Police", None]),
    ],
)
def test_the_speakers_of_two_numbers(nlp, make_article, text, speakers):
    (found,) = extract_claims([make_article(text)], nlp)
    assert [claim.claimant for claim in found] == speakers


def test_the_second_number_counts_what_the_first_does(nlp, make_article):
    text = "The march drew 2,800 people by the police count and 8,000 by that of the organisers."
    (found,) = extract_claims([make_article(text)], nlp)
    assert [claim.counted for claim in found] == [("people",), ("people",)]
