"""What an address says and how it is written back."""

from __future__ import annotations

from typing import Any

import pytest

from dashboards.address import Field, query_of

FREE = Field("q")
ORDER = Field("sort", "severity", ("severity", "label"))
KINDS = Field("kind", options=("dispute", "stale"), many=True)
PAGE = Field("page", number=True)

READ = [
    (FREE, ["mill"], "mill"),
    (FREE, [], ""),
    (ORDER, ["label"], "label"),
    (ORDER, ["zzz"], "severity"),
    (ORDER, [], "severity"),
    (KINDS, ["stale", "zzz", "dispute"], ["stale", "dispute"]),
    (KINDS, [], []),
    (PAGE, ["3"], 3),
    (PAGE, ["0"], 1),
    (PAGE, ["-2"], 1),
    (PAGE, ["²"], 1),
    (PAGE, ["9" * 5000], 1),
    (PAGE, [], 1),
]


@pytest.mark.parametrize(("field", "given", "value"), READ)
def test_what_an_address_cannot_mean_is_left_out(
    field: Field, given: list[str], value: Any
) -> None:
    assert field.read(given) == value


WRITTEN = [
    (FREE, "", []),
    (FREE, None, []),
    (ORDER, "severity", []),
    (ORDER, "label", ["label"]),
    (KINDS, ["stale"], ["stale"]),
    (KINDS, None, []),
    (PAGE, 1, []),
    (PAGE, 4, ["4"]),
]


@pytest.mark.parametrize(("field", "value", "written"), WRITTEN)
def test_defaults_are_not_written(field: Field, value: Any, written: list[str]) -> None:
    assert field.written(value) == written


def test_what_is_written_is_escaped() -> None:
    assert query_of({"q": ["a&b=<c>"], "kind": ["x", "y"]}) == "q=a%26b%3D%3Cc%3E&kind=x&kind=y"
