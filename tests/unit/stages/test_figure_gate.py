from __future__ import annotations

import pytest

from claimwatch.gate import GateReport
from claimwatch.model import ClaimKind, Figure, Scope
from claimwatch.stages.figure_gate import gate_figures


class Rows:
    """A gate that lets all pass and keeps what it was asked, over a store that waives nothing."""

    def __init__(self):
        self.asked = []

    def check(self, table, rows):
        self.asked += rows
        return GateReport(table, len(rows), (), ())

    def execute(self, step, **params):
        return []


def units_counted(*held):
    """Of how many dimensions the gate is told that a figure of these claims is."""
    figure = Figure("f", "s", "prices", None, tuple(sorted(claim.claim_id for claim in held)))
    rows = Rows()
    gate_figures(rows, rows, [figure], {claim.claim_id: claim for claim in held})
    return rows.asked[0]["n_units"]


def test_a_sum_that_leaves_out_its_rate_stands_with_those_that_give_it(make_claim):
    money = {"kind": ClaimKind.MONEY, "unit": "penny", "dimension": "money"}
    rate = {"kind": ClaimKind.MONEY, "unit": "penny per share", "dimension": "money per share"}
    implied = make_claim("a", "Its bid for the shares rose to 33p.", "33p", 33.0, **money)
    plain = make_claim("b", "It rose to 33p.", "33p", 33.0, **money)
    given = make_claim("c", "It bid 33p a share.", "33p a share", 33.0, **rate)
    assert units_counted(implied, plain, given) == units_counted(plain, given, implied) == 1
    other = make_claim("d", "It bid 34p a share.", "34p a share", 34.0, **rate)
    assert units_counted(plain, other) == units_counted(other, plain) == 2
    assert units_counted(plain, given) == 1  # one number, of which one leaves out what it is per


@pytest.mark.parametrize(("whose", "units"), [("mill", 1), ("nurse", 2)])
def test_how_old_a_thing_is_stands_with_how_long_it_has_lasted(make_claim, whose, units):
    age = {"kind": ClaimKind.AGE, "unit": "year of age", "dimension": "age"}
    lasts = {"kind": ClaimKind.DURATION, "unit": "year", "dimension": "duration"}
    old = make_claim(
        "a", f"The 33-year-old {whose} won.", "33-year-old", 33.0, **age, scope=Scope(whose)
    )
    assert (
        units_counted(old, make_claim("b", "It ran 33 years.", "33 years", 33.0, **lasts)) == units
    )


@pytest.mark.parametrize(
    ("fields", "units"),
    [
        ([{"kind": ClaimKind.PERCENT, "dimension": "share"}, {"kind": ClaimKind.RATIO}], 1),
        ([{"kind": ClaimKind.MEASURE, "dimension": "length"}, {}], 1),
        ([{}, {}], 0),
        ([{"dimension": "length"}, {"dimension": "mass"}], 2),
    ],
)
def test_numbers_without_a_dimension_stand_with_any(make_claim, fields, units):
    held = [
        make_claim(name, "It holds 33 of them.", "33", 33.0, **given)
        for name, given in zip("ab", fields, strict=True)
    ]
    figure = Figure("f", "s", "shares", None, tuple(sorted(claim.claim_id for claim in held)))
    rows = Rows()
    gated = gate_figures(rows, rows, [figure], {claim.claim_id: claim for claim in held})
    assert [row["n_units"] for row in rows.asked] == [units]
    assert gated.passed == (figure,)
