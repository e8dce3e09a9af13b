"""Shares and their intervals, against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch.evaluate import Ratio, Score


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_the_published_one(
    right: int, of: int, low: float, high: float
) -> None:
    interval = Ratio(right, of).interval
    assert interval is not None
    assert interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share_and_stays_in_bounds(case: tuple[int, int]) -> None:
    ratio = Ratio(*case)
    assert ratio.interval is not None
    assert ratio.share is not None
    low, high = ratio.interval
    assert 0 <= low <= ratio.share + 1e-12
    assert ratio.share <= high + 1e-12 <= 1 + 1e-9


def test_no_case_has_no_share() -> None:
    assert Ratio(0, 0).share is None
    assert Score("dispute", Ratio(0, 0), Ratio(0, 3)).row() == {
        "measure": "dispute",
        "precision": None,
        "precision_95": None,
        "precision_right": 0,
        "raised": 0,
        "recall": 0.0,
        "recall_95": [0, 56],
        "recall_right": 0,
        "wanted": 3,
        "f1": None,
    }


def test_f1_is_the_harmonic_mean() -> None:
    assert Score("x", Ratio(1, 2), Ratio(1, 4)).f1 == pytest.approx(1 / 3)
    assert Score("x", Ratio(0, 2), Ratio(0, 4)).f1 == 0
