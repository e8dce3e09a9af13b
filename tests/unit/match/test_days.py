"""Whose day and whose deed a number is of: what parts two claims, and what a publication blurs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimwatch.match.pairs import read_pair
from claimwatch.match.vetoes import first_veto
from claimwatch.model import ClaimKind, Extent, Scope


def veto_of(a, b):
    found = first_veto(read_pair(a, b, {}))
    return found.comparator if found else None


def fall(make_claim, article, sentence, metres, day):
    fields = {"as_of": date(2026, 3, day), "as_of_from": "stated", "extent": Extent.FLOW}
    scope = Scope("climber", "fall", (), ())
    return make_claim(article, sentence, f"{metres}", float(metres), scope=scope, **fields)


@pytest.mark.parametrize(
    ("told", "day", "veto"),
    [
        ("On Friday a climber died when he fell 150 metres.", 13, "veto:day"),
        ("Yesterday a climber died when he fell 150 metres.", 13, None),
        ("Yesterday a climber died when he fell 150 metres.", 12, "veto:day"),
        ("Today a climber fell 150 metres, against 90 yesterday.", 13, "veto:day"),
    ],
)
def test_a_day_counted_back_from_the_publication_may_be_the_next(make_claim, told, day, veto):
    a = fall(make_claim, "a", "On Saturday a climber fell 60 metres.", 60, 14)
    assert veto_of(a, fall(make_claim, "b", told, 150, day)) == veto


@pytest.mark.parametrize(("article", "veto"), [("a", "veto:doer"), ("b", None)])
def test_one_article_gives_one_number_of_two_doers(make_claim, article, veto):
    told = {"Hobbs": "Ada Hobbs scored 14 points.", "Reeve": "Ben Reeve scored 14 points."}
    a, b = (
        make_claim(where, told[name], "14", 14.0, scope=Scope("point", "score", doers=(name,)))
        for name, where in (("Hobbs", "a"), ("Reeve", article))
    )
    start, end = b.char_start + 400, b.char_end + 400
    assert veto_of(a, replace(b, sentence_start=400, char_start=start, char_end=end)) == veto


@pytest.mark.parametrize(
    ("told", "veto"),
    [
        ("Some 310 millimetres fell in three days.", "veto:span"),
        ("Over three days 310 millimetres fell.", "veto:span"),
        ("Some 310 millimetres fell in the 24 hours before the slide.", None),
        ("Some 310 millimetres fell in a day.", None),
        ("Some 310 millimetres fell in the valley.", None),
    ],
)
def test_what_came_together_in_a_day_is_not_what_did_in_three(make_claim, told, veto):
    measured = {"kind": ClaimKind.MEASURE, "unit": "millimetre", "dimension": "length"}
    sentence = "The gauge had 184 millimetres in the final 24 hours."
    a = make_claim("a", sentence, "184 millimetres", 184.0, **measured)
    b = make_claim("b", told, "310 millimetres", 310.0, **measured)
    assert veto_of(a, b) == veto
