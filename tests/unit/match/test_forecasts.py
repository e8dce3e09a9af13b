"""How far a number may yet rise is not how far it has."""

from __future__ import annotations

import pytest

from claimwatch.match.compare import compare_claims


@pytest.mark.parametrize(
    ("told", "vetoed"),
    [
        ("The toll could still top 60, the mayor warned.", True),
        ("The toll was expected to rise to 60.", True),
        ("The toll has risen to 60.", False),
        ("They could find 60 dead.", False),
        ("The toll could top 31.", False),
    ],
)
def test_how_far_a_toll_may_rise_is_not_how_far_it_has(make_claim, told, vetoed):
    number = "31" if "31" in told else "60"
    a = make_claim("a", "The toll is 31.", "31", 31.0, counted=("death",))
    b = make_claim("b", told, number, float(number), counted=("death",))
    reasons = {reason.comparator for reason in compare_claims(a, b, {}).reasons}
    assert ("veto:forecast" in reasons) is vetoed
