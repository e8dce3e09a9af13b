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
        # the same speaker, nobody named, something behind it, another sentence between
        (f"{MARCH} The council later said 9,000.", "9,000", (), None),
        ("On Monday 5,000 weavers had marched. The union says 9,000.", "9,000", (), None),
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
