"""The suite of articles: each readable, dated within reason; the batch mostly dated and named."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

import great_expectations.expectations as gxe

from expectations.suite import Row, Suite, batch_level, moment, row_level, words

MIN_BATCH = 20
EARLIEST_YEAR = 1900
DAYS_AHEAD = 2
"""How far a date may lie ahead: time zones and embargoes explain a day, not more than two."""
UNREADABLE_SHARE = 0.1
PRECISIONS = ["second", "minute", "day"]
SECONDS_A_DAY = 86_400


def suite(now: datetime) -> Suite:
    """The expectations on articles fetched by `now`."""
    return Suite("articles", "article_id", lambda row: _cells(row, now), _ROWS, _BATCH, MIN_BATCH)


def _cells(row: Row, now: datetime) -> dict[str, Any]:
    text = str(row.get("text") or "")
    at = moment(row.get("published_at"))
    return {
        "article_id": words(row.get("article_id")),
        "source": words(row.get("source")),
        "text": words(text),
        "unreadable_share": _unreadable_share(text),
        "publisher": words(row.get("publisher")),
        "published_given": row.get("published_at") is not None,
        "published_readable": row.get("published_at") is None or at is not None,
        "published_year": at and float(at.year),
        "published_days_ahead": at and (at - now).total_seconds() / SECONDS_A_DAY,
        "published_precision": row.get("published_precision"),
    }


def _unreadable_share(text: str) -> float:
    """The share of characters that no reader can make out: controls and replacement marks."""
    bad = sum(c == "\ufffd" or (not c.isspace() and unicodedata.category(c) == "Cc") for c in text)
    return bad / len(text) if text else 0.0


_ROWS = (
    gxe.ExpectColumnValuesToNotBeNull(
        column="article_id", **row_level("article_id_given", "Every article has an id.")
    ),
    gxe.ExpectColumnValuesToBeUnique(
        column="article_id", **row_level("article_id_unique", "No two articles share an id.")
    ),
    gxe.ExpectColumnValuesToNotBeNull(
        column="source", **row_level("source_given", "Every article says where it came from.")
    ),
    gxe.ExpectColumnValuesToNotBeNull(
        column="text", **row_level("text_not_blank", "Every article has words.")
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="unreadable_share",
        max_value=UNREADABLE_SHARE,
        **row_level(
            "text_readable",
            "At most a tenth of the characters are controls or marks of a wrong decoding.",
            shows="text",
        ),
    ),
    gxe.ExpectColumnValuesToBeInSet(
        column="published_readable",
        value_set=[True],
        **row_level(
            "published_at_is_a_time", "Where given, published_at is a time.", shows="published_at"
        ),
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="published_year",
        min_value=EARLIEST_YEAR,
        **row_level(
            "published_at_not_before_1900",
            "No article was published before 1900.",
            shows="published_at",
        ),
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="published_days_ahead",
        max_value=DAYS_AHEAD,
        **row_level(
            "published_at_not_in_the_future",
            "No article is dated more than two days ahead of the clock.",
            shows="published_at",
        ),
    ),
    gxe.ExpectColumnValuesToBeInSet(
        column="published_precision",
        value_set=PRECISIONS,
        **row_level("published_precision_known", "A date is exact to the second, minute or day."),
    ),
)

_BATCH = (
    gxe.ExpectColumnValuesToBeInSet(
        column="published_given",
        value_set=[True],
        mostly=0.5,
        **batch_level("share_dated", "At least half of the articles have a date."),
    ),
    gxe.ExpectColumnValuesToNotBeNull(
        column="publisher",
        mostly=0.5,
        **batch_level("share_with_publisher", "At least half of the articles name a publisher."),
    ),
    gxe.ExpectColumnValuesToBeBetween(
        column="unreadable_share",
        max_value=0.0,
        mostly=0.8,
        **batch_level("share_cleanly_decoded", "Four of five articles hold no unreadable mark."),
    ),
)
