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


@pytest.mark.parametrize(
    ("part", "other", "veto"),
    [
        ("Of 30 miners below, 9 of them were rescued.", "In Dunmar 12 miners were rescued.", None),
        ("Of the 30 miners, 9 were rescued.", "In Dunmar 12 miners were rescued.", None),
        # of whom the whole tells what was done, or of whom nothing is told
        ("Of the 30 rescued, 9 had lamps.", "In Dunmar 12 miners were rescued.", "veto:part"),
        ("Of 30 miners 9 of them had lamps.", "In Dunmar 12 miners were rescued.", "veto:part"),
    ],
)
def test_what_a_part_of_a_group_did_is_told_of_all_who_did_it(make_claim, part, other, veto):
    fields = {"counted": ("miner",), "scope": Scope("miner", "rescue")}
    verb = "rescue" if "rescued" in part else "have"
    a = make_claim("a", part, "9", 9.0, counted=("miner",), scope=Scope("miner", verb))
    assert veto_of(a, make_claim("b", other, "12", 12.0, **fields)) == veto


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("Then 9 clerks who had stood guard were among those killed.", {"included"}),
        ("Then 9 clerks were killed among the ruins.", set()),
    ],
)
def test_who_was_among_the_dead_is_no_toll(make_claim, sentence, marks):
    claim = make_claim("a", sentence, "9", 9.0, counted=("clerk",), scope=Scope("clerk", "be"))
    assert read_profile(claim).marks == marks


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
