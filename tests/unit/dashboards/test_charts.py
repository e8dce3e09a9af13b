"""What the plots draw of a claim: ends, open ends, dots."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dashboards import charts, timeline

AT = datetime(2022, 3, 11, 9, 40, tzinfo=UTC)


def claim(
    lo: float | None, hi: float | None, bound: str = "exact", **fields: Any
) -> dict[str, Any]:
    number = lo if lo is not None else hi
    return {
        "lo": lo,
        "hi": hi,
        "bound": bound,
        "text": "x",
        "as_written": {"lo": number, "hi": number, "unit": None},
        "unit": None,
        "claimant": "Someone",
        "publisher": "The Daily Example",
        "published_at": AT,
        "as_of": None,
        "as_of_from": None,
        **fields,
    }


DOTS = [
    (claim(16, 16), 16),
    (claim(15500, 16500), 16000),
    (claim(16000, None, "more_than"), 16000),
    (claim(5, None, "at_least"), 5),
    (claim(0, 100, "up_to"), 100),
    (claim(None, 3, "less_than"), 3),
    (claim(2000, 4000, "range"), None),
    (claim(24, 120, "vague"), None),
]


@pytest.mark.parametrize(("drawn", "dot"), DOTS)
def test_the_dot_stands_at_the_number_that_is_named(
    drawn: dict[str, Any], dot: float | None
) -> None:
    frame = charts.frame_around([drawn])
    (row,) = charts.interval_rows([(0, drawn)], frame).to_dict("records")
    assert row["dot"] == dot


def test_open_ends_reach_the_edge_and_bear_an_arrow() -> None:
    claims = [claim(12000, None, "more_than"), claim(498, 498)]
    frame = charts.frame_around(claims)
    first, second = charts.interval_rows(list(enumerate(claims)), frame).to_dict("records")
    assert first["end"] == first["right"] == frame.high > 12000
    assert second["right"] != second["right"]


def test_the_axis_of_counts_does_not_go_below_zero() -> None:
    frame = charts.frame_around([claim(1, 1), claim(900, 900)])
    assert frame.low == 0
    assert frame.high > 900


def test_loose_bounds_are_drawn_wide() -> None:
    claims = [claim(90, 110, "about"), claim(100, 100), claim(24, 120, "vague")]
    rows = charts.interval_rows(list(enumerate(claims)), charts.frame_around(claims))
    assert list(rows["drawn"]) == ["wide", "firm", "wide"]


def test_each_claim_keeps_its_row_though_publishers_repeat() -> None:
    claims = [claim(1, 1), claim(2, 2)]
    rows = charts.interval_rows(list(enumerate(claims)), charts.frame_around(claims))
    assert rows["claim"].is_unique


def test_a_day_that_the_text_names_comes_before_the_day_of_publication() -> None:
    claims = [claim(1, 1, as_of=date(2022, 3, 2), as_of_from="stated"), claim(2, 2)]
    rows = timeline.timeline_rows(claims)
    assert list(rows["at"]) == [datetime(2022, 3, 2, tzinfo=UTC), AT]


def test_claimants_past_the_plots_shapes_are_drawn_as_others() -> None:
    claims = [claim(1, 1, claimant=f"Speaker {at}") for at in range(12)]
    names = set(timeline.timeline_rows(claims)["claimant"])
    assert "Others" in names
    assert len(names) == 8


def test_a_vague_number_with_an_open_end_still_has_its_place_in_time() -> None:
    (row,) = timeline.timeline_rows([claim(100, None, "vague")]).to_dict("records")
    assert (row["lo"], row["dot"], row["hi"]) == (100, 100, 100)
