"""What looks like a part, and is kept apart by no veto; and what is no noun."""

from __future__ import annotations

import pytest

from claimwatch.match.pairs import read_pair
from claimwatch.match.profile import read_profile
from claimwatch.match.vetoes import first_veto
from claimwatch.model import ClaimKind, Scope


def veto_of(a, b):
    found = first_veto(read_pair(a, b, {}))
    return found.comparator if found else None


@pytest.mark.parametrize(
    ("other", "veto"),
    [
        ("In Dunmar 9 people were in a critical condition.", None),
        ("In Dunmar 9 people stood by the road.", "veto:part"),
    ],
)
def test_the_critical_are_a_part_whether_or_not_that_is_said(make_claim, other, veto):
    scope = Scope("people", "be", (), ("Dunmar",))
    part = make_claim("a", "In Dunmar 5 of them were in critical condition.", "5", 5.0, scope=scope)
    whole = make_claim("b", other, "9", 9.0, scope=scope, counted=("people",))
    assert veto_of(part, whole) == veto


@pytest.mark.parametrize(("noun", "head"), [("hobbs", None), ("point", "point")])
def test_a_name_is_not_what_is_counted(make_claim, noun, head):
    scope = Scope(noun, "score", (), ("Ada Hobbs",))
    claim = make_claim("a", "Reeve scored 14 points and Hobbs scored 13.", "13", 13.0, scope=scope)
    assert read_profile(claim).head == head


@pytest.mark.parametrize(
    ("sentence", "number", "veto"),
    [
        ("It was the $23 average of the $138 fee.", "138", None),
        ("It was the $23 average of the $138 fee.", "23", "veto:average"),
        ("An average of $138 was paid as the fee.", "138", "veto:average"),
    ],
)
def test_what_has_an_average_is_none(make_claim, sentence, number, veto):
    fields = {"kind": ClaimKind.MONEY, "unit": "dollar", "scope": Scope("fee")}
    a = make_claim("a", sentence, number, float(number), **fields)
    b = make_claim("b", "The fee was $130.", "130", 130.0, **fields)
    assert veto_of(a, b) == veto


@pytest.mark.parametrize(
    ("verb", "sentence", "lived"),
    [
        ("have", "The valley has 900 residents.", {"residing"}),
        ("leave", "Some 900 residents have left the valley.", set()),
    ],
)
def test_residents_who_left_do_not_tell_how_many_live_there(make_claim, verb, sentence, lived):
    scope = Scope("resident", verb)
    claim = make_claim("a", sentence, "900", 900.0, scope=scope, counted=("resident",))
    assert read_profile(claim).done == lived
