from __future__ import annotations

import pytest

from claimwatch.gate import GateReport
from claimwatch.model import ClaimKind, Figure
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
