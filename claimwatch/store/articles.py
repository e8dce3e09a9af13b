"""Articles in and out of the database, with their furniture and which of them are edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby, pairwise

from claimwatch.model import Article, Span
from claimwatch.store.writer import Row, Store

_COLUMNS = (
    "article_id",
    "external_id",
    "publisher",
    "url",
    "title",
    "published_at",
    "published_precision",
    "published_from",
    "language",
    "source",
    "text",
)
_Place = tuple[str | None, ...]


def article_row(article: Article) -> Row:
    """The row of an article, as gates check it and the table holds it (without `supersedes`)."""
    return {name: getattr(article, name) for name in _COLUMNS}


def save_articles(store: Store, articles: Sequence[Article]) -> None:
    """Add `articles`, none of which is there yet, in the order in which they came.

    An article with the url, or the publisher and external id, of an earlier one and another text is
    an edit of it: both stay, and `supersedes` of the newer one names the older.
    """
    latest = _latest_versions(store, articles)
    rows = []
    for article in articles:
        places = _places(article.publisher, article.external_id, article.url)
        known = (latest[place] for place in places if place in latest)
        rows.append({**article_row(article), "supersedes": next(known, None)})
        latest.update((place, article.article_id) for place in places)
    store.insert("articles", rows)
    spans = [
        {
            "article_id": article.article_id,
            "char_start": span.start,
            "char_end": span.end,
            "reason": span.reason,
        }
        for article in articles
        for span in article.furniture
    ]
    store.insert("spans", spans)


def _latest_versions(store: Store, articles: Sequence[Article]) -> dict[_Place, str]:
    given = {name for a in articles for name in (a.url, a.external_id) if name}
    latest: dict[_Place, str] = {}
    for row in store.execute("articles_at", wanted=given):
        places = _places(row["publisher"], row["external_id"], row["url"])
        latest.update((place, row["article_id"]) for place in places)
    return latest


def _places(publisher: str | None, external_id: str | None, url: str | None) -> list[_Place]:
    places: list[_Place] = [("url", url)] if url else []
    return [*places, ("id", publisher, external_id)] if external_id else places


def order_versions(store: Store, article_ids: Iterable[str]) -> None:
    """Put the versions of these articles' pages in the order of their fetches, where it is known.

    They came in another order where an archive brought an older one: that is no edit of the newer.
    """
    for _, found in groupby(
        store.execute("versions_of", wanted=article_ids), lambda row: row["url"]
    ):
        versions = list(found)
        if any(version["fetched_at"] is None for version in versions):
            continue
        for older, newer in pairwise([None, *versions]):
            before = older and older["article_id"]
            if newer and newer["supersedes"] != before:
                store.execute("set_supersedes", article_id=newer["article_id"], older=before)


def load_articles(store: Store, article_ids: Iterable[str]) -> list[Article]:
    """The articles with these ids, in order of their ids."""
    wanted = set(article_ids)
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for row in store.execute("spans_of", wanted=wanted):
        span = Span(row["char_start"], row["char_end"], row["reason"])
        spans[row["article_id"]].append(span)
    return [
        Article(**{name: row[name] for name in _COLUMNS}, furniture=tuple(spans[row["article_id"]]))
        for row in store.execute("articles_of", wanted=wanted)
    ]


def article_times(store: Store, article_ids: Iterable[str]) -> dict[str, datetime | None]:
    """When each of these articles was published (UTC), None where that is unknown."""
    rows = store.execute("article_times", wanted=article_ids)
    return {row["article_id"]: row["published_at"] for row in rows}


def edits_among(store: Store, article_ids: Iterable[str]) -> dict[str, str]:
    """Of these articles, the newer version of a page with the one before it."""
    rows = store.execute("edits_among", wanted=article_ids)
    return {row["article_id"]: row["supersedes"] for row in rows}
