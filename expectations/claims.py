"""The suite of claims: each stands where it says, with an interval and a unit that make sense."""

from __future__ import annotations

import math
from enum import EnumType
from typing import Any

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation

from claimwatch.model import Bound, ClaimKind, Extent, Polarity, Trend
from expectations.suite import Row, Suite, batch_level, number, row_level, words

MIN_BATCH = 50
CLAIMS_PER_ARTICLE = 100
"""Past this many claims an article, on average, tables and tickers are read as prose. News has 10
to 20 (measured on two corpora, of 34 and 218 articles)."""
WITHOUT_CLAIMANT = 0.9
"""Past this share without a claimant, attributions are not read. News has 0.61 to 0.65 (as above).
"""


def suite() -> Suite:
    """The expectations on claims."""
    return Suite("claims", "claim_id", _cells, _ROWS, _BATCH, MIN_BATCH)


def _cells(row: Row) -> dict[str, Any]:
    start, end = number(row.get("char_start")), number(row.get("char_end"))
    text = str(row.get("text") or "")
    dimension, unit = words(row.get("dimension")), words(row.get("unit"))
    monitorable = not row.get("furniture") and row.get("kind") != ClaimKind.DATE
    return {
        **{name: words(row.get(name)) for name in ("claim_id", "article_id", "sentence")},
        **{name: _plain(row.get(name)) for name in _SETS},
        "text": words(text),
        "char_start": start,
        "char_end": end,
        "length_gap": end - start - len(text) if start is not None and end is not None else None,
        "in_sentence": _stands_in_sentence(row, text),
        "lo": number(row.get("lo")),
        "hi": number(row.get("hi")),
        "ends_finite": all(_finite(row.get(name)) for name in ("lo", "hi")),
        "unit_known": dimension is None or unit is not None,
        "unit_unknown": float(unit is not None and dimension is None),
        "claimant_given": row.get("claimant") is None or words(row.get("claimant")) is not None,
        "nameless": float(monitorable and words(row.get("claimant")) is None),
        "furniture": float(bool(row.get("furniture"))),
        "denied": float(row.get("polarity") == Polarity.DENIED),
    }


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def _finite(value: object) -> bool:
    as_number = number(value)
    return value is None if as_number is None else math.isfinite(as_number)


def _stands_in_sentence(row: Row, text: str) -> bool:
    """True when the sentence holds the claim's words at their offsets."""
    start, begin = number(row.get("char_start")), number(row.get("sentence_start"))
    if start is None or begin is None or start < begin:
        return False
    at = int(start - begin)
    return str(row.get("sentence") or "")[at : at + len(text)] == text


_SETS: dict[str, EnumType] = {
    "bound": Bound,
    "kind": ClaimKind,
    "polarity": Polarity,
    "trend": Trend,
    "extent": Extent,
}
_MUST_BE_GIVEN = ("claim_id", "article_id", "text", "sentence", "bound", "kind", "polarity")


def _true(column: str, **told: Any) -> Expectation:
    return gxe.ExpectColumnValuesToBeInSet(column=column, value_set=[True], **told)


_ROWS = (
    *(
        gxe.ExpectColumnValuesToNotBeNull(
            column=name, **row_level(f"{name}_given", f"Every claim has its {name}.")
        )
        for name in _MUST_BE_GIVEN
    ),
    gxe.ExpectColumnValuesToBeUnique(
        column="claim_id", **row_level("claim_id_unique", "No two claims share an id.")
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="char_start",
        min_value=0,
        **row_level("char_start_not_negative", "Offsets count from the text's first character."),
    ),
    gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A="char_end",
        column_B="char_start",
        ignore_row_if="neither",
        **row_level("offsets_increase", "A claim ends after it starts.", shows="char_end"),
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="length_gap",
        min_value=0,
        max_value=0,
        **row_level("text_fills_offsets", "The text is as long as its offsets say.", shows="text"),
    ),
    _true(
        "in_sentence",
        **row_level(
            "text_stands_in_sentence",
            "The sentence holds the claim's words at their offsets.",
            shows="sentence",
        ),
    ),
    _true(
        "ends_finite",
        **row_level("interval_ends_are_numbers", "lo and hi are finite or open.", shows="lo"),
    ),
    gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A="hi",
        column_B="lo",
        or_equal=True,
        ignore_row_if="either_value_is_missing",
        **row_level("lo_not_above_hi", "lo does not exceed hi.", shows="lo"),
    ),
    *(
        gxe.ExpectColumnValuesToBeInSet(
            column=name,
            value_set=[member.value for member in members],  # type: ignore[var-annotated]
            **row_level(f"{name}_in_set", f"The {name} is one that the model knows."),
        )
        for name, members in _SETS.items()
    ),
    _true(
        "unit_known",
        **row_level("unit_known_for_dimension", "What has a dimension has a unit.", shows="unit"),
    ),
    _true(
        "claimant_given",
        **row_level("claimant_not_blank", "A claimant is named or null.", shows="claimant"),
    ),
)

_BATCH = (
    gxe.ExpectColumnProportionOfUniqueValuesToBeBetween(
        column="article_id",
        min_value=1 / CLAIMS_PER_ARTICLE,
        **batch_level(
            "claims_per_article", f"At most {CLAIMS_PER_ARTICLE} claims an article on average."
        ),
    ),
    gxe.ExpectColumnMeanToBeBetween(
        column="nameless",
        max_value=WITHOUT_CLAIMANT,
        **batch_level("share_without_claimant", "At least one claim in ten has a claimant."),
    ),
    gxe.ExpectColumnMeanToBeBetween(
        column="furniture",
        max_value=0.6,
        **batch_level("share_furniture", "At most six claims in ten stand in site furniture."),
    ),
    gxe.ExpectColumnMeanToBeBetween(
        column="unit_unknown",
        max_value=0.4,
        **batch_level("share_unit_unknown", "At most four units in ten are not in the tables."),
    ),
    gxe.ExpectColumnMeanToBeBetween(
        column="denied",
        max_value=0.3,
        **batch_level("share_denied", "At most three claims in ten are quoted to be rejected."),
    ),
)
