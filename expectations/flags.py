"""The suite of flags: each explained, of a known kind, resting on claims; not all of them grave."""

from __future__ import annotations

from typing import Any

import great_expectations.expectations as gxe

from claimwatch.model import CONFLICTS, FlagKind, Severity
from expectations.suite import Row, Suite, batch_level, number, row_level, words

MIN_BATCH = 30


def suite() -> Suite:
    """The expectations on flags."""
    return Suite("flags", "flag_id", _cells, _ROWS, _BATCH, MIN_BATCH)


def _cells(row: Row) -> dict[str, Any]:
    return {
        **{name: words(row.get(name)) for name in _MUST_BE_GIVEN},
        **{name: number(row.get(name)) for name in _NUMBERS},
        "conflict": float(row.get("kind") in CONFLICTS),
        "grave": float(row.get("severity") == Severity.HIGH),
    }


_MUST_BE_GIVEN = ("flag_id", "kind", "figure_id", "label", "explanation", "severity")
_NUMBERS = ("severity_score", "confidence", "n_pairs", "n_claims")

_ROWS = (
    *(
        gxe.ExpectColumnValuesToNotBeNull(
            column=name, **row_level(f"{name}_given", f"Every flag has its {name}.")
        )
        for name in (*_MUST_BE_GIVEN, *_NUMBERS)
    ),
    gxe.ExpectColumnValuesToBeUnique(
        column="flag_id", **row_level("flag_id_unique", "No two flags share an id.")
    ),
    gxe.ExpectColumnValuesToBeInSet(
        column="kind",
        value_set=[kind.value for kind in FlagKind],
        **row_level("kind_in_set", "The kind is one that the model knows."),
    ),
    gxe.ExpectColumnValuesToBeInSet(
        column="severity",
        value_set=[band.value for band in Severity],
        **row_level("severity_in_set", "The severity is one of the bands."),
    ),
    *(
        gxe.ExpectColumnValuesToBeBetween(
            column=name,
            min_value=0,
            max_value=1,
            **row_level(f"{name}_within_0_and_1", f"The {name} lies within 0 and 1."),
        )
        for name in ("severity_score", "confidence")
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="n_pairs",
        min_value=1,
        **row_level("rests_on_a_pair", "A flag names at least one pair of claims."),
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="n_claims",
        min_value=2,
        **row_level("rests_on_two_claims", "A flag rests on two claims or more."),
    ),
)

_BATCH = (
    gxe.ExpectColumnMeanToBeBetween(
        column="grave",
        max_value=0.8,
        **batch_level("share_grave", "At most four flags in five are of high severity."),
    ),
    gxe.ExpectColumnMeanToBeBetween(
        column="confidence",
        min_value=0.2,
        **batch_level("mean_confidence", "The flags' mean confidence is at least 0.2."),
    ),
    gxe.ExpectColumnMeanToBeBetween(
        column="conflict",
        max_value=0.9,
        **batch_level("share_of_conflicts", "At most nine flags in ten are conflicts."),
    ),
)
