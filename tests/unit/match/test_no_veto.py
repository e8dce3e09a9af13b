"""What looks like another sort of number or a part, and is kept apart by no veto."""

from __future__ import annotations

import pytest

from claimwatch.match.pairs import read_pair
from claimwatch.match.profile import read_profile
from claimwatch.match.vetoes import first_veto
from claimwatch.model import ClaimKind, Scope


def veto_of(a, b):
    found = first_veto(read_pair(a, b, {}))
    return found.comparator if found else None


DEAL = "The Dunmar Otters signed Ada Hobbs for ${} million{}."


@pytest.mark.parametrize(
    ("millions", "unit", "veto"),
    [
        ("21", "dollar per year", None),
        ("21", "euro per year", "veto:measure"),
        ("22", "dollar per year", "veto:measure"),
        ("2", "dollar per year", "veto:measure"),
    ],
)
def test_a_price_may_leave_unsaid_what_it_is_paid_for(make_claim, millions, unit, veto):
    def deal(article_id, amount, words, unit):
        sentence = DEAL.format(amount, words)
        text, value = f"${amount} million", float(amount) * 1e6
        return make_claim(article_id, sentence, text, value, kind=ClaimKind.MONEY, unit=unit)

    plain = deal("a", "2" if millions == "2" else "21", "", "dollar")
    assert veto_of(plain, deal("b", millions, " a year", unit)) == veto


@pytest.mark.parametrize(
    ("kind", "unit", "veto"),
    [
        (ClaimKind.MEASURE, "magnitude", None),
        (ClaimKind.PERCENT, "percentage", None),
        (ClaimKind.DURATION, "year", "veto:measure"),
    ],
)
def test_a_number_may_leave_its_unit_unsaid(make_claim, kind, unit, veto):
    bare = make_claim("a", "The survey gives the Tarn quake 5.6.", "5.6", 5.6)
    full = make_claim("b", "The Tarn quake was of 5.6.", "5.6", 5.6, kind=kind, unit=unit)
    assert veto_of(bare, full) == veto


@pytest.mark.parametrize(
    ("other", "kept_apart"),
    [
        ("In Dunmar 9 people were in a critical condition.", False),
        ("In Dunmar 9 people were injured.", True),
    ],
)
def test_the_critical_are_a_part_whether_or_not_that_is_said(make_claim, other, kept_apart):
    scope = Scope("people", "be", (), ("Dunmar",))
    part = make_claim("a", "In Dunmar 5 of them were in critical condition.", "5", 5.0, scope=scope)
    whole = make_claim("b", other, "9", 9.0, scope=scope, counted=("people",))
    assert (veto_of(part, whole) is not None) is kept_apart


@pytest.mark.parametrize(("noun", "head"), [("hobbs", None), ("point", "point")])
def test_a_name_is_not_what_is_counted(make_claim, noun, head):
    scope = Scope(noun, "score", (), ("Ada Hobbs",))
    claim = make_claim("a", "Reeve scored 14 points and Hobbs scored 13.", "13", 13.0, scope=scope)
    assert read_profile(claim).head == head
