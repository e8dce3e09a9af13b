"""Reads Great Expectations' result into a gate's report, every failing row included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claimwatch.gate import ExpectationResult, GateReport, RowFailure
from expectations.suite import BATCH, POSITION, Row, Suite

VALUE_CHARS = 500
"""As much of an offending value as is reported: the whole record stands in quarantine."""


def read_result(suite: Suite, rows: Sequence[Row], result: Any) -> GateReport:
    """The report of a validation of `rows`.

    An expectation that could not be evaluated is reported as a failed batch-level one, so that the
    run is degraded: rows that nothing has judged must not pass for good.
    """
    judged = sorted(result.results, key=lambda one: _meta(one)["name"])
    return GateReport(
        table=suite.table,
        rows=len(rows),
        results=tuple(_result(one) for one in judged),
        failures=tuple(failure for one in judged for failure in _failures(suite, rows, one)),
    )


def _result(one: Any) -> ExpectationResult:
    broken = _not_evaluated(one)
    return ExpectationResult(
        expectation=_meta(one)["name"],
        column=_column(one),
        success=bool(one.success),
        batch_level=_meta(one)["level"] == BATCH or broken is not None,
        observed=broken or _observed(one.result),
        failed_rows=int(one.result.get("unexpected_count") or 0),
    )


def _failures(suite: Suite, rows: Sequence[Row], one: Any) -> Iterator[RowFailure]:
    if _meta(one)["level"] == BATCH or one.success:
        return
    column = _column(one) or suite.row_id
    for found in one.result.get("unexpected_index_list") or ():
        row = rows[int(found[POSITION])]
        yield RowFailure(
            row_id=str(row.get(suite.row_id) or ""),
            expectation=_meta(one)["name"],
            column=column,
            value=_shown(row.get(column)),
        )


def _meta(one: Any) -> dict[str, Any]:
    meta: dict[str, Any] = one.expectation_config.meta
    return meta


def _column(one: Any) -> str | None:
    column = _meta(one)["shows"] or one.expectation_config.kwargs.get("column")
    return None if column is None else str(column)


def _not_evaluated(one: Any) -> str | None:
    """Why the expectation could not be evaluated; None when it was."""
    for name, info in (one.exception_info or {}).items():
        if isinstance(info, dict) and info.get("raised_exception"):
            return f"could not be evaluated: {info.get('exception_message')}"
        if name == "raised_exception" and info:
            return f"could not be evaluated: {one.exception_info.get('exception_message')}"
    return None


def _observed(result: dict[str, Any]) -> str:
    """What was seen: a share or mean for a batch, the number of failing rows else."""
    if result.get("observed_value") is not None:
        return f"{float(result['observed_value']):.4g}"
    return f"{int(result.get('unexpected_count') or 0)} of {int(result.get('element_count') or 0)}"


def _shown(value: object) -> str:
    """A value as a person reads it, shortened; null for none."""
    if value is None:
        return "null"
    item = getattr(value, "item", None)
    text = str(item() if callable(item) else value)
    return text if len(text) <= VALUE_CHARS else text[: VALUE_CHARS - 1] + "…"
