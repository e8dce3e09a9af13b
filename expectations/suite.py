"""What a suite is: the frame it looks at, and its expectations, each with a name and a level.

A row-level expectation judges each row: what fails it goes to quarantine. A batch-level one judges
the batch as a whole: where it fails, the run is degraded. Names are the project's own, since one
kind of expectation stands several times in a suite and quarantine must say which one failed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from great_expectations.expectations.expectation import Expectation

Row = Mapping[str, object]
ROW, BATCH = "row", "batch"
POSITION = "_row"
"""The frame's column with a row's position in the batch: ids may be missing or doubled."""


@dataclass(frozen=True)
class Suite:
    """The expectations on one table's batch.

    `row_id` names the column of the row's id. `cells` turns a row into the frame's cells: the
    columns that the expectations name, plain or worked out from several. `row_level` and
    `batch_level` are Great Expectations' objects (or their configurations); the latter are left
    out on batches of fewer than `min_batch` rows, whose shares say nothing.
    """

    table: str
    row_id: str
    cells: Callable[[Row], dict[str, Any]]
    row_level: tuple[Expectation | dict[str, Any], ...]
    batch_level: tuple[Expectation | dict[str, Any], ...]
    min_batch: int

    def expectations(self, rows: int) -> list[Expectation | dict[str, Any]]:
        """The expectations that a batch of this many rows is held against."""
        batch = self.batch_level if rows >= self.min_batch else ()
        return [*self.row_level, *batch]

    def frame_records(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """The frame's records, one a row, in order."""
        return [{POSITION: at, **self.cells(row)} for at, row in enumerate(rows)]


def row_level(name: str, says: str, shows: str | None = None) -> dict[str, Any]:
    """The arguments that make an expectation a row-level one, called `name`.

    `says` is shown on the quality pages; `shows` is the row's column whose value goes into
    quarantine, where that is not the expectation's own column.
    """
    return {"meta": {"name": name, "level": ROW, "shows": shows}, "description": says}


def batch_level(name: str, says: str) -> dict[str, Any]:
    """The arguments that make an expectation a batch-level one, called `name`."""
    return {"meta": {"name": name, "level": BATCH, "shows": None}, "description": says}


def number(value: object) -> float | None:
    """The value as a number; None when it is none, so that a missing number shows as missing."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def words(value: object) -> str | None:
    """The value's text without the blanks around it; None when there is nothing in it."""
    return str(value).strip() or None if value is not None else None


def moment(value: object) -> datetime | None:
    """The value as an aware time (UTC where it has no zone); None when it is no time."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
