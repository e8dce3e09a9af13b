"""Reads news sitemaps and indexes of sitemaps (sitemaps.org, Google's sitemap-news 0.9).

Only addresses with a `news:news` are entries: a plain sitemap lists a whole site, pages that are no
articles included. No entity is resolved and nothing is loaded from elsewhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from claimwatch.collect.languages import language_of
from claimwatch.collect.members import MAGIC
from claimwatch.collect.recorded_time import read_recorded_time
from claimwatch.collect.web.bodies import read_body
from claimwatch.collect.web.feeds import FeedEntry
from claimwatch.collect.web.outcomes import Answer, FetchFailed
from claimwatch.errors import InputUnreadable

MOST_BELOW = 50
"""The sitemaps of an index that are fetched in one run, those that changed last."""
_NEWS = "sitemap-news"
_ROOT = re.compile(rb"<(?:[\w.-]{1,20}:)?(urlset|sitemapindex)[\s>]")
_SNIFFED_BYTES = 4_096
_TITLE_CHARS = 500


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap holds: news entries, or the addresses of the sitemaps `below` an index.

    `plain` counts the addresses that are no news.
    """

    entries: tuple[FeedEntry, ...] = ()
    below: tuple[str, ...] = ()
    plain: int = 0

    @property
    def holds_no_news(self) -> bool:
        """True for a sitemap of another kind; one that is empty has no news just now."""
        return self.plain > 0 and not self.entries


def unfolded(answer: Answer, most_bytes: int) -> bytes:
    """The answer's body, where it is a gzip file what is in it, at most `most_bytes`.

    Raises:
        FetchRefused, InputUnreadable: it is larger, or broken.
    """
    if not answer.body.startswith(MAGIC):
        return answer.body
    try:
        return read_body([answer.body], "gzip", most_bytes, deadline=math.inf)
    except FetchFailed as error:
        raise InputUnreadable(f"no sitemap: {error}") from None


def looks_like_sitemap(body: bytes) -> bool:
    """True where the bytes begin as a sitemap does."""
    return _ROOT.search(body[:_SNIFFED_BYTES]) is not None


def read_sitemap(body: bytes, address: str) -> Sitemap:
    """What the sitemap from `address` holds.

    Raises:
        InputUnreadable: it is none, or has a document type, which could declare entities.
    """
    root = _root_of(body)
    kind = _local(root)
    if kind == "sitemapindex":
        return Sitemap(below=tuple(_below(root, address)))
    if kind != "urlset":
        raise InputUnreadable(f"no sitemap: its root is {kind[:40]}")
    urls = [url for url in root if _local(url) == "url"]
    entries = [entry for url in urls if (entry := _entry_of(url, address)) is not None]
    return Sitemap(tuple(entries), plain=len(urls) - len(entries))


def _root_of(body: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body.removeprefix(b"\xef\xbb\xbf").lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputUnreadable(f"no sitemap: {error}"[:300]) from None
    if root.getroottree().docinfo.doctype:
        raise InputUnreadable("no sitemap: it has a document type, which none needs")
    return root


def _below(root: Any, address: str) -> list[str]:
    """The sitemaps of an index, those that changed last first, each once."""
    dated = [
        (_text(sitemap, "lastmod") or "", loc)
        for sitemap in root
        if _local(sitemap) == "sitemap" and (loc := _address(sitemap, address))
    ]
    ordered = sorted(dated, key=lambda one: one[0], reverse=True)
    return list(dict.fromkeys(loc for _, loc in ordered))[:MOST_BELOW]


def _entry_of(url: Any, address: str) -> FeedEntry | None:
    news = next((part for part in url if _local(part) == "news" and _NEWS in part.tag), None)
    loc = _address(url, address)
    if news is None or loc is None:
        return None
    said = _text(news, "publication_date")
    publication = next(_parts(news, "publication"), None)
    language = None if publication is None else _text(publication, "language")
    return FeedEntry(
        url=loc,
        title=(_text(news, "title") or "")[:_TITLE_CHARS] or None,
        published=read_recorded_time(said) if said else None,
        language=language_of(language),
    )


def _address(element: Any, base: str) -> str | None:
    loc = _text(element, "loc")
    try:
        return urljoin(base, loc) if loc else None
    except ValueError:
        return None


def _text(element: Any, name: str) -> str | None:
    """The words of the first part of this name, in one line."""
    part = next(_parts(element, name), None)
    words = "" if part is None else " ".join("".join(part.itertext()).split())
    return words or None


def _parts(element: Any, name: str) -> Iterator[Any]:
    return (part for part in element if _local(part) == name)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
