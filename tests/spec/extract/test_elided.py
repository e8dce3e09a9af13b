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
