"""What a bare number counts of things that stand before it: text | the number | what it counts."""

from __future__ import annotations

import pytest

from claimwatch.extract.pipeline import extract_claims

DRONES = "The rebels launched 36 drones at the port."


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("The navy seized 11 boats. It sank four.", "four", ("boat",)),
        ("The firm has 600 stores. It will shut 40.", "40", ("store",)),
        ("Divers found 14 mines. Three of them had not gone off.", "Three", ("mine",)),
        ("The slide hit 60 homes. Of those, 14 will be torn down.", "14", ("home",)),
        ("The slide hit 30 homes in 12 valleys. Nine collapsed.", "Nine", ("home",)),
        ("The state ordered 200,000 tests. About 60,000 have arrived.", "60,000", ("test",)),
        (f"{DRONES} The army said it shot down 30.", "30", ("drone",)),
        # what is fired or shot down needs no count before it
        ("Drones flew at the port on Monday. Nine were shot down.", "Nine", ("drone",)),
        ("They must stop their rocket attacks. The rebels fired more than 40.", "40", ("rocket",)),
        ("Drones and missiles flew at the port. Nine were shot down.", "Nine", ()),
        ("The owner was angry. He fired more than 40.", "40", ()),
        ("Rockets flew. The rebels fired 40 at the port, wounding a boy.", "40", ("rocket",)),
        # more than were counted before, a noun of its own, points and what is too far off
        ("The navy seized four boats. It sank 11.", "11", ()),
        ("The navy seized 11 boats. It sank four barges.", "four", ("barge",)),
        ("Hobbs made 24 shots. He had 12 in the first half.", "12", ()),
        ("The navy seized 11 boats. The sea was calm all night. It sank four.", "four", ()),
        ("The navy seized 11 boats. Four of them were ferries.", "Four", ()),
    ],
)
def test_what_a_bare_number_counts(nlp, make_article, text, number, counted):
    claims = extract_claims([make_article(text)], nlp)[0]
    found = [claim for claim in claims if claim.text == number]
    assert found, [claim.text for claim in claims]
    assert found[-1].counted == counted
