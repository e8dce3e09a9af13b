"""Runs a suite on a batch with Great Expectations: a pandas frame, an ephemeral context.

Importing this module takes seconds (it imports Great Expectations), so the checkpoint imports it
when the first batch comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)

from expectations.suite import POSITION, Row, Suite

# COMPLETE with a named index: the list of all failing positions. The list of failing values beside
# it ends at 200, which is why values are read from the rows and not from the result.
_RESULT_FORMAT = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [POSITION],
    "include_unexpected_rows": False,
}


class SuiteIncomplete(RuntimeError):
    """Great Expectations took up, or judged, fewer expectations than the suite declares."""


def validate(suite: Suite, rows: Sequence[Row], now: datetime) -> Any:
    """Great Expectations' result of `suite` on `rows`, all its failing positions included.

    Raises:
        SuiteIncomplete: not every declared expectation was loaded and judged.
    """
    declared = suite.expectations(len(rows))
    context = _context()
    loaded = context.suites.add(
        gx.ExpectationSuite(suite.table, expectations=[_fresh(e) for e in declared])
    )
    _require_all(suite.table, "loaded", len(loaded.expectations), len(declared))
    result = _definition(context, suite.table, loaded).run(
        batch_parameters={"dataframe": pd.DataFrame(suite.frame_records(rows))},
        result_format=_RESULT_FORMAT,
        run_id=gx.RunIdentifier(run_name=suite.table, run_time=now),
    )
    _require_all(suite.table, "judged", len(result.results), len(declared))
    return result


def _context() -> Any:
    """A context that keeps everything in memory: no bars, no reports, no temporary folder."""
    return gx.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
            progress_bars=ProgressBarsConfig(globally=False),
            analytics_enabled=False,
        ),
    )


def _definition(context: Any, table: str, suite: gx.ExpectationSuite) -> gx.ValidationDefinition:
    asset = context.data_sources.add_pandas("batch").add_dataframe_asset(table)
    batch = asset.add_batch_definition_whole_dataframe("rows")
    definition = gx.ValidationDefinition(name=table, data=batch, suite=suite)
    added: gx.ValidationDefinition = context.validation_definitions.add(definition)
    return added


def _fresh(expectation: Any) -> Any:
    """A copy that belongs to no suite yet: a suite takes only such."""
    if isinstance(expectation, dict):
        return expectation
    return expectation.copy(update={"id": None}, deep=True)


def _require_all(table: str, what: str, found: int, declared: int) -> None:
    if found != declared:
        raise SuiteIncomplete(f"{table}: {found} of {declared} expectations were {what}")
