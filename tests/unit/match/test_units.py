from __future__ import annotations

from dataclasses import replace

import pytest

from claimwatch.match.units import common_intervals, conversion, gap, incompatible, written_alike
from claimwatch.model import AsWritten, ClaimKind, Interval


@pytest.fixture
def measure(make_claim):
    def build(lo, hi, unit, kind=ClaimKind.MEASURE):
        claim = make_claim("a", "it is 5 of them", "5", 5.0, kind=kind, unit=unit)
        return replace(claim, interval=Interval(lo, hi))

    return build


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("mile", "kilometre", 1.609344),
        ("year", "month", 12.0),
        ("decade", "year", 10.0),
        ("mile", "mile", 1.0),
        ("mile", "kilogram", None),
        ("no such unit", "mile", None),
    ],
)
def test_conversions(one, other, expected):
    into = conversion(one, other)
    assert (into and into(1.0)) == (expected if expected is None else pytest.approx(expected))
    assert into is None or into(0.0) == 0.0


@pytest.mark.parametrize(
    ("fahrenheit", "celsius", "differ"),
    [(95, 35, False), (95, 30, True), (-4, -20, False), (-4, -24, True)],
)
def test_degrees_of_two_scales(measure, fahrenheit, celsius, differ):
    hot, cold = (
        replace(measure(at, at, unit), as_written=AsWritten(at, at, unit))
        for at, unit in ((fahrenheit, "fahrenheit"), (celsius, "celsius"))
    )
    assert incompatible(hot, cold) is incompatible(cold, hot) is differ
    assert written_alike(hot, cold) is written_alike(cold, hot) is not differ


def test_converted_ends_get_slack(measure):
    miles, kilometres = measure(3, 3, "mile"), measure(5, 5, "kilometre")
    assert not incompatible(miles, kilometres)
    assert incompatible(miles, measure(6, 6, "kilometre"))


@pytest.mark.parametrize(("miles", "differ"), [(5, False), (9, True)])
def test_miles_at_sea_may_be_nautical(measure, miles, differ):
    nautical, other = (
        replace(measure(number, number, unit), as_written=AsWritten(number, number, unit))
        for number, unit in ((5.0, "nautical mile"), (float(miles), "mile"))
    )
    assert incompatible(nautical, other) is incompatible(other, nautical) is differ
    assert written_alike(nautical, other) is not differ


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("dollar per month", 44.0), ("dollar", 44.0), True),
        (("dollar per month", 44.0), ("dollar", 45.0), False),
        (("pound mass", 385.0), ("pound sterling", 385.0), True),
        (("pound mass", 385.0), ("pound sterling", 390.0), False),
        (("dollar", 44.0), ("euro", 44.0), False),
    ],
)
def test_one_number_may_leave_out_what_it_is_per(measure, one, other, alike):
    left, right = (
        replace(
            measure(number, number, unit, ClaimKind.MONEY),
            as_written=AsWritten(number, number, unit),
        )
        for unit, number in (one, other)
    )
    assert (common_intervals(left, right) is not None) is alike
    assert written_alike(left, right) is written_alike(right, left) is alike


def test_a_share_meets_a_percentage(measure):
    half, percent = (
        measure(0.5, 0.5, None, ClaimKind.RATIO),
        measure(50, 50, "%", ClaimKind.PERCENT),
    )
    assert common_intervals(half, percent) is not None
    assert not incompatible(half, percent)


def test_currencies_are_not_compared(measure):
    euros, dollars = (measure(5, 5, unit, ClaimKind.MONEY) for unit in ("euro", "dollar"))
    assert common_intervals(euros, dollars) is None
    assert not incompatible(euros, dollars)


@pytest.mark.parametrize(
    ("sentence", "rate"),
    [
        ("It brings annual savings of $5 for the mill.", "dollar per year"),
        ("It brings savings of $5 in yearly costs.", "dollar per year"),
        ("It costs $5 (4 pounds) a month.", "dollar per month"),
        ("Alder shares ended Friday at $5 in Dunmar.", "dollar per share"),
        ("It raised its bid for the stock to $5 from $4.", "dollar per share"),
        ("It raised its pay to $5 from $4.", None),
        ("It brings savings of $5 for the mill.", None),
        ("The annual fair cost 12 visitors $5 each.", None),
        ("The fair ended on Friday at $5 in Dunmar.", None),
    ],
)
def test_a_sum_meets_the_rate_that_it_leaves_out(make_claim, sentence, rate):
    fields = {"kind": ClaimKind.MONEY, "unit": "dollar"}
    sum_told = make_claim("a", sentence, "$5", 5.0, **fields)
    for unit in ("dollar per year", "dollar per month", "dollar per share"):
        other = make_claim("b", "It is $6 now.", "$6", 6.0, kind=ClaimKind.MONEY, unit=unit)
        assert incompatible(sum_told, other) is incompatible(other, sum_told) is (unit == rate)
    plain = make_claim("b", "It is $6 now.", "$6", 6.0, **fields)
    assert incompatible(sum_told, plain)


@pytest.mark.parametrize(
    ("sentence", "rate"),
    [
        ("It makes 5 tonnes of plain steel a year.", "tonne per year"),
        ("It makes 5 tonnes each day.", "tonne per day"),
        ("It made 5 tonnes of steel a year ago.", None),
        ("It makes 5 tonnes of steel.", None),
    ],
)
def test_a_measure_meets_the_rate_of_what_it_is_of(make_claim, sentence, rate):
    fields = {"kind": ClaimKind.MEASURE, "unit": "tonne"}
    told = make_claim("a", sentence, "5 tonnes", 5.0, **fields)
    for unit in ("tonne per year", "tonne per day"):
        other = make_claim("b", "It is 6.", "6", 6.0, kind=ClaimKind.MEASURE, unit=unit)
        assert incompatible(told, other) is incompatible(other, told) is (unit == rate)


@pytest.mark.parametrize(
    ("short", "whole"),
    [("degree", "celsius"), ("degree", "fahrenheit"), ("day", "business day")],
)
def test_a_unit_may_be_written_short(make_claim, short, whole):
    fields = {"kind": ClaimKind.MEASURE}
    told = make_claim("a", "It is 31.", "31", 31.0, unit=short, **fields)
    assert written_alike(told, make_claim("b", "It is 31.", "31", 31.0, unit=whole, **fields))
    assert not written_alike(told, make_claim("b", "It is 33.", "33", 33.0, unit=whole, **fields))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((10, 10), (20, 20), 2.0),
        ((10, 15), (12, 20), 1.0),
        ((0, 0), (3, 3), 4.0),
        ((None, 5), (10, None), 2.0),
    ],
)
def test_the_gap_is_the_ratio_of_the_nearest_ends(measure, left, right, expected):
    a, b = measure(*left, "mile"), measure(*right, "mile")
    assert gap(a, b) == gap(b, a) == pytest.approx(expected)
