"""What a rival's bare number counts: text | the number | what it counts or its unit."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims

MARCH = "The council said 5,000 weavers had marched."


@pytest.mark.parametrize(
    ("text", "number", "counted", "unit"),
    [
        (f"{MARCH} The union says 9,000.", "9,000", ("weaver",), None),
        (f"{MARCH} The union put the number at nearly 9,000.", "9,000", ("weaver",), None),
        (f"{MARCH} The union says 9,000, and it may be more.", "9,000", ("weaver",), None),
        ("The union says 2.4 percent, the company says 0.8.", "0.8", (), "percentage"),
        (f"{MARCH} By noon the union was saying 9,000.", "9,000", ("weaver",), None),
        (
            "The ministry found 31 bodies in four valleys; the forest bureau gives 44.",
            "44",
            ("body",),
            None,
        ),
        ("By noon 12 miners had died; the union has the figure at 19.", "19", ("miner",), None),
        # who gave the number before is not named, where the bare one refers back to it
        ("Some 40 miners had died. The union puts the figure at 70.", "70", ("miner",), None),
        ("Some 40 miners had died. The rebels say the real number is 70.", "70", ("miner",), None),
        ("A firm had lost 40 vans. The union put it far higher, at 70.", "70", ("van",), None),
        ("Some 40 vans were lost. The insurer's figure is 70.", "70", ("van",), None),
        ("Dozens of miners were hurt. The union puts the figure at 31.", "31", ("miner",), None),
        ("The mine had 12 complaints. The agency had 21.", "21", ("complaint",), None),
        ("The slide was 300 metres wide. The bureau put it at 450.", "450", (), "metre"),
        ("The bureau put turnout at 61 percent, the union at 74.", "74", (), "percentage"),
        ("Some 40 miners had died. The mayor says 6, the union says 6.9.", "6.9", (), None),
        # two numbers of one sentence count nothing of the one before
        (
            "The mayor said 30 huts burned. The queue had 2,800 by the police count and 8,000 by "
            "that of the organisers.",
            "8,000",
            (),
            None,
        ),
        # the same speaker, nobody named, something behind it, another sentence between
        (f"{MARCH} The council later said 9,000.", "9,000", (), None),
        ("On Monday 5,000 weavers had marched. The union says 9,000.", "9,000", (), None),
        ("On Monday 5,000 weavers had marched. The union says that 9,000.", "9,000", (), None),
        (f"{MARCH} The union says 9,000 came.", "9,000", (), None),
        (f"{MARCH} It rained all day long. The union says 9,000.", "9,000", (), None),
    ],
)
def test_a_rivals_number_counts_what_the_other_counts(
    nlp, make_article, text, number, counted, unit
):
    (found,) = extract_claims([make_article(text)], nlp)
    (claim,) = [claim for claim in found if claim.text == number]
    assert (claim.counted, claim.unit) == (counted, unit)


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("About 2,000 huts were lost, up from a first count of 1,200.", "1,200", ("hut",)),
        ("Some 360 huts were lost, more than double Friday's figure of 140.", "140", ("hut",)),
        ("Some 360 huts are lost, against 140 a day earlier.", "140", ("hut",)),
    ],
)
def test_a_replaced_number_counts_what_replaced_it(nlp, make_article, text, number, counted):
    (found,) = extract_claims([make_article(text)], nlp)
    (claim,) = [claim for claim in found if claim.text == number]
    assert claim.counted == counted


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("He got 12 years; prosecutors had asked for 18.", "18", "year"),
        ("The prosecution wants 18 years, the defence six.", "six", "year"),
        ("He sent 12 letters; prosecutors had asked for 18.", "18", None),
        ("He got 12 years; prosecutors had asked for 18 witnesses.", "18", None),
    ],
)
def test_what_was_asked_for_is_measured_as_what_was_given(nlp, make_article, text, number, unit):
    (found,) = extract_claims([make_article(text)], nlp)
    (claim,) = [claim for claim in found if claim.text == number]
    assert claim.unit == unit


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("It weighs 340 grams against 410 for the older one.", "410", "gram"),
        ("Turnout was 61 percent, compared with 58 in 2006.", "58", "percentage"),
        ("The bus did 95 miles an hour on a bend made for 50.", "50", "mile per hour"),
        ("Trains may do 60 mph but must slow to 15 at the bridge.", "15", "mile per hour"),
        ("He was given nine years, and his brother four.", "four", "year"),
        ("He was jailed for 14 years and banned from driving for 15.", "15", "year"),
        # nothing that speaks of the same, too far off, people, something behind it
        ("He drove at 95 miles an hour past 50.", "50", None),
        ("The bus did 95 miles an hour for 2.", "2", None),
        ("He was jailed for 15 years for killing four.", "four", None),
        ("He was given nine years, and his brother four dogs.", "four", None),
        ("It weighs 340 grams and holds 410.", "410", None),
    ],
)
def test_a_bare_number_is_told_in_the_unit_before_it(nlp, make_article, text, number, unit):
    (found,) = extract_claims([make_article(text)], nlp)
    (claim,) = [claim for claim in found if claim.text == number]
    assert claim.unit == unit


OFFER = "The mill offers $35 a share."


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        (
            "The mill offers $35 a share, well above the $29 that it offered first.",
            "$29",
            "dollar per share",
        ),
        (f"{OFFER} The stock stood just below the offer of $35.", "$35", "dollar per share"),
        ("Oil rose to $98 a barrel after falling to $96.", "$96", "dollar per barrel"),
        # another currency, far off or of millions; another sentence; what is paid a year
        ("The mill offers $35 a share, or \u20ac29.", "\u20ac29", "euro"),
        ("The mill offers $35 a share, or $3 million.", "$3 million", "dollar"),
        ("The mill offers $35 a share and a fee of $350.", "$350", "dollar"),
        (f"{OFFER} A mug costs $29.", "$29", "dollar"),
        ("She gets $500 a year and $400 for shoes.", "$400", "dollar"),
    ],
)
def test_an_amount_is_of_the_rate_that_is_said_before_it(nlp, make_article, text, number, unit):
    (found,) = extract_claims([make_article(text)], nlp)
    (claim,) = [claim for claim in found if claim.text == number]
    assert claim.unit == unit
