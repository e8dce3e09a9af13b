"""What is known of watched addresses, and which raw answer each article was read from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from claimwatch.store.writer import Row, Store


@dataclass(frozen=True, slots=True)
class Fetch:
    """A watched address. `kind` is "feed", "sitemap" (below an index) or "page"; times in UTC.

    `entry` is what the feed said of a page (title, published, language). `next_at` is None when it
    is not asked again; `failures` counts attempts since the last answer.
    """

    url: str
    kind: str
    feed_url: str | None = None
    entry: Mapping[str, Any] = field(default_factory=dict)
    first_at: datetime | None = None
    fetched_at: datetime | None = None
    next_at: datetime | None = None
    times: int = 0
    failures: int = 0
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    note: str | None = None


def load_fetches(store: Store, urls: Iterable[str]) -> dict[str, Fetch]:
    """What is known of these addresses, by address."""
    return {row["url"]: _fetch_of(row) for row in store.execute("fetches_of", wanted=urls)}


def due_pages(store: Store, most: int) -> list[Fetch]:
    """The pages that are due now, the longest waiting first, at most `most`."""
    return [_fetch_of(row) for row in store.execute("due_pages", now=store.now(), most=most)]


def save_fetches(store: Store, fetches: Sequence[Fetch]) -> None:
    """Write what is known of these addresses in the place of what was."""
    latest = {fetch.url: fetch for fetch in fetches}
    store.execute("delete_fetches", wanted=latest)
    rows = [{**asdict(fetch), "entry": json.dumps(fetch.entry)} for fetch in latest.values()]
    store.insert("fetches", rows)


def save_origins_of_articles(store: Store, rows: Sequence[Row]) -> None:
    """Record which raw answer each article was read from."""
    store.insert("article_fetches", rows)


def _fetch_of(row: Row) -> Fetch:
    return Fetch(**{**row, "entry": json.loads(row["entry"] or "{}")})
