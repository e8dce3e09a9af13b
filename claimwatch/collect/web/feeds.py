"""Reads the entries of a feed that was fetched: RSS and Atom by feedparser, JSON Feed by itself.

feedparser is given bytes, never an address: its own fetching has no time-out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from claimwatch.collect.json_text import JsonObject, decode, parse_json
from claimwatch.collect.languages import language_of
from claimwatch.collect.recorded_time import read_recorded_time
from claimwatch.collect.times import When
from claimwatch.collect.web.entities import require_plain_entities
from claimwatch.collect.web.outcomes import Answer
from claimwatch.errors import InputUnreadable

_TITLE_CHARS = 500


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `url` is absolute; `html` is the entry's own text, as markup or plain."""

    url: str | None
    title: str | None = None
    external_id: str | None = None
    published: When | None = None
    html: str = ""
    language: str | None = None


def read_feed(answer: Answer) -> list[FeedEntry]:
    """The entries of a feed, in its order; those without an address and a text are left out.

    Raises:
        InputUnreadable: it is no feed.
    """
    if "json" in answer.content_type or answer.body.lstrip()[:1] == b"{":
        found = list(_json_entries(answer))
    else:
        found = list(_xml_entries(answer))
    return [entry for entry in found if entry.url or entry.html]


def _xml_entries(answer: Answer) -> Iterator[FeedEntry]:
    import feedparser

    require_plain_entities(answer.body)
    headers = {"content-type": answer.content_type, "content-location": answer.url}
    try:
        read = feedparser.parse(io.BytesIO(answer.body), response_headers=headers)
    except Exception as error:  # whatever odd bytes make of a parser of three formats
        raise InputUnreadable(f"no feed: {type(error).__name__}") from None
    if not read.entries and (not read.get("version") or _is_broken(read)):
        why = read.get("bozo_exception")
        raise InputUnreadable(f"no feed: {why or 'neither RSS, Atom nor JSON Feed'}"[:300])
    language = language_of(read.feed.get("language"))
    for entry in read.entries:
        yield FeedEntry(
            url=_absolute(answer.url, entry.get("link")),
            title=_line(entry.get("title")),
            external_id=_line(entry.get("id")),
            published=_time(entry.get("published") or entry.get("updated")),
            html=_text_of(entry),
            language=language,
        )


def _is_broken(read: Any) -> bool:
    import feedparser

    harmless = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    return bool(read.bozo) and not isinstance(read.get("bozo_exception"), harmless)


def _text_of(entry: Any) -> str:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return max([*contents, str(entry.get("summary") or "")], key=len)


def _json_entries(answer: Answer) -> Iterator[FeedEntry]:
    value = parse_json(decode(answer.body))
    items = value.get("items") if isinstance(value, JsonObject) else None
    if not isinstance(items, list):
        raise InputUnreadable("no feed: a JSON Feed has a list of items")
    language = language_of(_line(value.get("language")))
    for item in items:
        if not isinstance(item, JsonObject):
            continue
        yield FeedEntry(
            url=_absolute(answer.url, item.get("url") or item.get("external_url")),
            title=_line(item.get("title")),
            external_id=_line(item.get("id")),
            published=_time(item.get("date_published") or item.get("date_modified")),
            html=str(item.get("content_html") or item.get("content_text") or ""),
            language=language_of(_line(item.get("language"))) or language,
        )


def _absolute(base: str, link: object) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return None


def _line(value: object) -> str | None:
    if isinstance(value, int | float):
        value = str(value)
    return " ".join(value.split())[:_TITLE_CHARS] or None if isinstance(value, str) else None


def _time(value: object) -> When | None:
    return read_recorded_time(value) if value else None
