"""Fixtures that several kinds of tests share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from claimwatch.model import (
    Article,
    AsWritten,
    Bound,
    Claim,
    ClaimKind,
    Interval,
    article_id_of,
    claim_id_of,
)

LONGEST = (
    *("test_served_for_real", "test_year_of_runs", "test_scripted_day", "test_kill_at_every_step"),
    *("test_faults_of_service", "test_cluster", "test_backfill", "test_two_workers"),
    *("test_steps", "test_deciding", "test_deciding_together", "test_pages", "test_flow"),
    *("test_more_pages", "test_every_page", "test_login", "test_workers", "test_decided_steps"),
    *("test_feeds", "test_hostile_text", "test_numbers", "test_checkpoint"),
)
"""Files that take the longest, as they were measured, from half a minute on."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files come first, so that no core is left alone with one at the end."""
    places = {name: place for place, name in enumerate(LONGEST)}

    def when(item: pytest.Item) -> tuple[int, bool]:
        is_slow = any(map(item.get_closest_marker, ("slow", "browser")))
        return places.get(item.path.stem, len(places)), not is_slow

    items.sort(key=when)


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The extraction pipeline's model, loaded once."""
    from claimwatch.extract.pipeline import load_model

    return load_model()


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Build an article from a text and any fields that matter to the test."""

    def build(text: str, **fields: Any) -> Article:
        fields.setdefault("publisher", "The Daily Example")
        fields.setdefault("published_at", datetime(2022, 3, 11, 12, 0, tzinfo=UTC))
        if fields["published_at"] is not None:
            fields.setdefault("published_precision", "minute")
            fields.setdefault("published_from", "record")
        article_id = fields.pop("article_id", None) or article_id_of(
            text, fields["publisher"], fields.get("url"), fields.get("external_id")
        )
        return Article(
            article_id=article_id, text=text, source=fields.pop("source", "test:1"), **fields
        )

    return build


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """Build a claim on `text` within `sentence`, with the number `value` and any other fields."""

    def build(article_id: str, sentence: str, text: str, value: float, **fields: Any) -> Claim:
        start = sentence.index(text)
        end = start + len(text)
        claim = Claim(
            claim_id=claim_id_of(article_id, start, end, value, value),
            article_id=article_id,
            char_start=start,
            char_end=end,
            text=text,
            sentence=sentence,
            sentence_start=0,
            value=value,
            bound=Bound.EXACT,
            interval=Interval(value, value),
            as_written=AsWritten(value, value, fields.get("unit")),
            kind=ClaimKind.COUNT,
        )
        return replace(claim, **fields)

    return build
