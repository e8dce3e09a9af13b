"""Shapes are looked for only where they can be."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch.extract.shapes import find_shapes, recipes


@pytest.mark.parametrize("place", range(len(recipes())), ids=lambda at: recipes()[at].name)
@settings(
    derandomize=True,
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(data=st.data())
def test_every_text_that_holds_a_shape_is_searched_for_it(place: int, data: st.DataObject) -> None:
    recipe = recipes()[place]
    text = data.draw(st.from_regex(recipe.pattern))
    assert recipe.needs.search(text)


def test_of_overlapping_shapes_the_first_of_the_table_stays() -> None:
    assert [s.name for s in find_shapes("It rang at 9:30 a.m. on 3 May 2019.")] == [
        "clock time",
        "day, month and year",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bell rang at 0514 local time.", ["clock time"]),
        ("A bell rang at 10.40 on Friday.", ["clock time"]),
        ("A bell rang at 10.40 this morning.", ["clock time"]),
        ("Shares closed at 10.40 on heavy trading.", []),
        ("Some 1,400 local boats came at 10.40 euros.", []),
    ],
)
def test_times_of_the_clock_are_no_amounts(text: str, names: list[str]) -> None:
    assert [shape.name for shape in find_shapes(text)] == names
