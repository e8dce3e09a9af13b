"""What a gate is to the steps: rows in, failing ones out. `expectations/` holds the real one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RowFailure:
    """One row that broke one expectation: the row's id, the expectation and the offending value."""

    row_id: str
    expectation: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """How one expectation of a suite fared on a batch. `batch_level`: it judges no single row."""

    expectation: str
    column: str | None
    success: bool
    batch_level: bool
    observed: str
    failed_rows: int


@dataclass(frozen=True, slots=True)
class GateReport:
    """The outcome of one checkpoint on one table's batch."""

    table: str
    rows: int
    results: tuple[ExpectationResult, ...]
    failures: tuple[RowFailure, ...]

    @property
    def degraded(self) -> tuple[ExpectationResult, ...]:
        """The batch-level expectations that failed: they mark the run degraded."""
        return tuple(r for r in self.results if r.batch_level and not r.success)


class Gate(Protocol):
    """Checks a batch of rows of one table ("articles", "claims", "figures", "flags").

    The rows of "batches" are publishers: see `claimwatch.baselines`.
    """

    def check(self, table: str, rows: Sequence[Mapping[str, object]]) -> GateReport:
        """Return the report for `rows`, each with its id under "<singular>_id".

        A publisher's id is its name, under "publisher".
        """
        ...


class OpenGate:
    """Lets everything pass: for pure comparisons of texts, where nothing is stored."""

    def check(self, table: str, rows: Sequence[Mapping[str, object]]) -> GateReport:
        """Return an empty report."""
        return GateReport(table, len(rows), (), ())
