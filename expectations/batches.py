"""The suite of batches: each publisher's newest articles are as its own history lets expect.

One row a publisher: each measure of `gates.toml` with the ends of what is still usual, which the
history in the store gives (`claimwatch.baselines`). An end that is missing is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation

from claimwatch.baselines import VOLUME, thresholds
from expectations.suite import Row, Suite, number, row_level, words


def suite() -> Suite:
    """The expectations on publishers' newest articles."""
    return Suite("batches", "publisher", _cells, tuple(_expectations()), (), 0)


def _measures() -> list[tuple[str, str, tuple[str, ...]]]:
    """Each measure: its name, what it says, and the sides that are looked at."""
    table = thresholds()
    volume = (VOLUME, table.volume.says, ("low", "high"))
    return [volume, *((one.name, one.says, one.sides) for one in table.measures)]


def _cells(row: Row) -> dict[str, Any]:
    missing = float("nan")  # keeps a column that is missing everywhere one of numbers
    cells: dict[str, Any] = {"publisher": words(row.get("publisher"))}
    for name, _, sides in _measures():
        for column in (name, *(f"{name}_{side}" for side in sides)):
            value = number(row.get(column))
            cells[column] = missing if value is None else value
    return cells


def _expectations() -> Iterator[Expectation]:
    for name, says, sides in _measures():
        for side in sides:
            above, below = (name, f"{name}_low") if side == "low" else (f"{name}_high", name)
            far = "fewer" if side == "low" else "more"
            yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(
                column_A=above,
                column_B=below,
                or_equal=True,
                ignore_row_if="either_value_is_missing",
                **row_level(
                    f"{name}_not_{side}",
                    f"Not far {far} {says} than this publisher's history lets expect.",
                    shows=name,
                ),
            )
