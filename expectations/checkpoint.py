"""The checkpoint: the gate that runs a table's suite on a batch and draws the quality pages.

Great Expectations takes seconds to import, so it is imported when the first batch with rows comes;
its usage statistics are switched off before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimwatch.gate import GateReport

if TYPE_CHECKING:
    from expectations.suite import Suite

TABLES = ("articles", "claims", "figures", "flags", "batches")


def utc_now() -> datetime:
    """The time of the machine's clock."""
    return datetime.now(UTC)


class Checkpoints:
    """Great Expectations as a `claimwatch.gate.Gate`; its pages go into `docs_dir`."""

    def __init__(self, docs_dir: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self.docs_dir = docs_dir
        self._clock = clock

    @property
    def index(self) -> Path:
        """Where the quality pages begin, once a batch has been checked."""
        return self.docs_dir / "index.html"

    def check(self, table: str, rows: Sequence[Mapping[str, object]]) -> GateReport:
        """Hold `rows` against the suite of `table`; an empty batch has nothing to fail.

        The report names every failing row. Rows that share an id all fail, and a row without an
        id has the row_id "".

        Raises:
            ValueError: there is no suite for `table`.
            SuiteIncomplete: not every expectation of the suite was loaded and judged.
        """
        if table not in TABLES:
            raise ValueError(f"no suite for {table!r}: there are {', '.join(TABLES)}")
        if not rows:
            return GateReport(table, 0, (), ())
        os.environ["GX_ANALYTICS_ENABLED"] = "False"
        from expectations import pages, report, validate

        now = self._clock()
        suite = _suite(table, now)
        result = validate.validate(suite, rows, now)
        found = report.read_result(suite, rows, result)
        failed = {failure.row_id for failure in found.failures}
        refused = sum(str(row.get(suite.row_id) or "") in failed for row in rows)
        pages.write_pages(self.docs_dir, found, result, refused, now)
        return found


def _suite(table: str, now: datetime) -> Suite:
    from expectations import articles, batches, claims, figures, flags

    if table == "articles":
        return articles.suite(now)
    of_table = {"claims": claims, "figures": figures, "flags": flags, "batches": batches}
    return of_table[table].suite()
