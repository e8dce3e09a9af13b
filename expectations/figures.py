"""The suite of figures: each named, of one story and unit, resting on claims; none holds it all."""

from __future__ import annotations

from typing import Any

import great_expectations.expectations as gxe

from expectations.suite import Row, Suite, batch_level, number, row_level, words

MIN_BATCH = 50
MOST_CLAIMS = 2_000
"""Past this many claims in one figure, claims were put together that have nothing in common."""
CLAIMS_A_FIGURE = 10
"""Past this mean, too: news has 1.1 to 1.6 (measured on the seeds and two corpora)."""


def suite() -> Suite:
    """The expectations on figures."""
    return Suite("figures", "figure_id", _cells, _ROWS, _BATCH, MIN_BATCH)


def _cells(row: Row) -> dict[str, Any]:
    return {
        **{name: words(row.get(name)) for name in _MUST_BE_GIVEN},
        **{name: number(row.get(name)) for name in ("n_claims", "n_known", "n_units")},
    }


_MUST_BE_GIVEN = ("figure_id", "story_id", "label")

_ROWS = (
    *(
        gxe.ExpectColumnValuesToNotBeNull(
            column=name, **row_level(f"{name}_given", f"Every figure has its {name}.")
        )
        for name in _MUST_BE_GIVEN
    ),
    gxe.ExpectColumnValuesToBeUnique(
        column="figure_id", **row_level("figure_id_unique", "No two figures share an id.")
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="n_claims",
        min_value=1,
        max_value=MOST_CLAIMS,
        **row_level("rests_on_claims", f"A figure rests on 1 to {MOST_CLAIMS:,} claims."),
    ),
    gxe.ExpectColumnPairValuesToBeEqual(
        column_A="n_claims",
        column_B="n_known",
        ignore_row_if="neither",
        **row_level("claims_are_there", "Every claim of a figure is kept.", shows="n_known"),
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="n_units",
        max_value=1,
        **row_level("one_dimension", "The claims of a figure are of one dimension."),
    ),
)

_BATCH = (
    gxe.ExpectColumnMeanToBeBetween(
        column="n_claims",
        max_value=CLAIMS_A_FIGURE,
        **batch_level(
            "claims_per_figure", f"At most {CLAIMS_A_FIGURE} claims a figure, on average."
        ),
    ),
)
