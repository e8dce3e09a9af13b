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
            "The crowd was put at 8,000 by organisers and 2,800 by police.",
            ["organisers", "police"],
        ),
        ("Nine were hurt by rebels and 14 by soldiers.", [None, None]),
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


@pytest.mark.parametrize(
    ("text", "number", "speaker"),
    [
        (
            "The ministry says its rangers found 31 bodies in four valleys; the forest bureau "
            "gives 44.",
            "44",
            "forest bureau",
        ),
        (
            "Her pay is argued over: 90,000 francs a year, says the bank, and one tabloid has "
            "140,000 francs.",
            "140,000 francs",
            "tabloid",
        ),
        (
            "The mayor said that sixteen men had drowned; by evening the rescue agencies were "
            "saying 22.",
            "22",
            "rescue agencies",
        ),
        (
            "The mill lost 12 men; the Miners' Union, an old body, has the figure at 19.",
            "19",
            "Miners' Union",
        ),
        (
            "Ortega said four people were hit, while the governor's office stood by its count of "
            "five.",
            "five",
            "governor's office",
        ),
        (
            "The bank puts the loss at 30 million euros, well short of the employers' 55 million.",
            "55 million",
            "employers",
        ),
        (
            "The coast guard says 14 people drowned. The owner of the ferry sticks to nine.",
            "nine",
            "owner of the ferry",
        ),
        (
            "The army says that 40 of its men fell; Khartoum admits to nine dead.",
            "nine",
            "Khartoum",
        ),
        ("Doctors put the wounded at 70; the ministry, at 45.", "45", "ministry"),
        (
            "The mayor said the march drew 9,000, three times the police estimate of 2,800.",
            "2,800",
            "police",
        ),
        # two names that share but little words are two
        (
            "The chief of the guard said 14 men drowned; the owner of the ferry gives nine.",
            "nine",
            "owner of the ferry",
        ),
        # somebody's own number, what is had and not told, and what goes on behind it
        ("Orla scored 19 of the club's points, and her team's 33 won the cup.", "33", None),
        ("The league has 64 clubs; the union has 12 clubs.", "12", None),
        ("The mill made 12 looms, and its service company had 39 in all last year.", "39", None),
    ],
)
def test_who_gives_a_number_against_another(nlp, make_article, text, number, speaker):
    (found,) = extract_claims([make_article(text)], nlp)
    (claim,) = [claim for claim in found if claim.text == number]
    assert claim.claimant == speaker


def test_initials_leave_the_full_name_of_a_speaker(nlp, make_article):
    text = "The United Nations said 31 had died. The army says 12. We know that the UN says 28."
    (found,) = extract_claims([make_article(text)], nlp)
    assert [claim.claimant for claim in found] == ["United Nations", "army", "United Nations"]
