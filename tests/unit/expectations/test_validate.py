"""What stands between a suite as declared and what Great Expectations makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from expectations.suite import Suite, row_level

pytestmark = pytest.mark.slow

NOW = datetime(2022, 3, 12, tzinfo=UTC)
KNOWN = "expect_column_values_to_not_be_null"


def made_of(*kinds: str) -> Suite:
    """A suite on column x of one expectation for each of `kinds`."""
    declared: list[dict[str, Any]] = []
    for number, kind in enumerate(kinds):
        told = row_level(f"x_{number}", "")
        declared.append({"type": kind, "kwargs": {"column": "x"}, "meta": told["meta"]})
    return Suite("claims", "claim_id", lambda row: {"x": row.get("x")}, tuple(declared), (), 1)


def test_a_suite_that_loads_whole_is_judged_whole() -> None:
    from expectations.report import read_result
    from expectations.validate import validate

    suite, rows = made_of(KNOWN), [{"claim_id": "c1", "x": None}]

    report = read_result(suite, rows, validate(suite, rows, NOW))

    assert [(one.expectation, one.success) for one in report.results] == [("x_0", False)]
    assert [one.row_id for one in report.failures] == ["c1"]


@pytest.mark.filterwarnings("ignore")
def test_a_suite_that_loads_short_is_an_error() -> None:
    from expectations.validate import SuiteIncomplete, validate

    with pytest.raises(SuiteIncomplete, match="claims: 1 of 2 expectations were loaded"):
        validate(made_of(KNOWN, "expect_column_values_to_be_wonderful"), [{"x": 1}], NOW)


def test_an_expectation_that_cannot_be_evaluated_degrades_the_run() -> None:
    from expectations.report import read_result
    from expectations.validate import validate

    suite, rows = made_of(KNOWN), [{"claim_id": "c1", "x": 1}]
    suite = replace(suite, cells=lambda _row: {"another": 1})

    report = read_result(suite, rows, validate(suite, rows, NOW))

    assert [one.expectation for one in report.degraded] == ["x_0"]
    assert "could not be evaluated" in report.degraded[0].observed
    assert report.failures == ()


@pytest.mark.parametrize("table", ["articles", "claims", "flags"])
def test_names_are_unique_and_every_expectation_says_what_it_asks(table: str) -> None:
    from expectations import articles, claims, flags

    made = {"articles": lambda: articles.suite(NOW), "claims": claims.suite, "flags": flags.suite}
    suite = made[table]()
    declared: list[Any] = suite.expectations(rows=10_000)

    names = [one.meta["name"] for one in declared]
    assert len(set(names)) == len(names) == len(suite.row_level) + len(suite.batch_level)
    assert all(one.description.endswith(".") for one in declared)
    assert all(one.meta["level"] == "row" for one in suite.row_level)
    assert all(one.meta["level"] == "batch" for one in suite.batch_level)
