"""Takes the article out of a web page: text and names by trafilatura, the time by its metadata."""

from __future__ import annotations

import codecs
import logging
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from claimwatch.collect.addresses import canonical_url
from claimwatch.collect.articles import ReadFields
from claimwatch.collect.json_text import decode, parse_json
from claimwatch.collect.languages import language_of
from claimwatch.collect.publishers import publisher_of_url
from claimwatch.collect.recorded_time import read_recorded_time
from claimwatch.collect.times import When
from claimwatch.errors import InputUnreadable
from claimwatch.tables import read_csv

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding="
    rb"[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_SNIFFED_BYTES = 4_096
_NODES = 2_000
# htmldate refuses dates after "now" by default; a page is read the same on any day.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}


def decode_page(content: bytes) -> str:
    """The text of a page: UTF-8, else the charset that it declares.

    Raises:
        InputUnreadable: it is neither, or binary.
    """
    try:
        return decode(content)
    except InputUnreadable:
        declared = _CHARSET.search(content[:_SNIFFED_BYTES])
        if declared is None or b"\x00" in content:
            raise
    name = (declared[1] or declared[2]).decode("ascii", "replace")
    try:
        return codecs.decode(content, name)
    except (LookupError, ValueError, TypeError):
        raise InputUnreadable(f"neither UTF-8 nor the {name} that it declares") from None


def read_page(html: str, source: str) -> ReadFields | None:
    """The article of a page, None where trafilatura finds no text.

    Repeated paragraphs that the page holds only once are taken out (trafilatura #768, #879).
    """
    _be_quiet()
    tree = _tree_of(html)
    document = None if tree is None else _extracted(tree)
    if document is None or not (document.text or "").strip():
        return None
    url = _url_of(tree, document)
    published = _time_of(tree, document)
    return ReadFields(
        text=_without_doubles(document.text, tree),
        source=source,
        publisher=_name(document.sitename) or publisher_of_url(url),
        url=url,
        title=_name(document.title),
        published=published,
        published_from="page" if published else None,
        language=_language_of(tree),
    )


@cache
def _be_quiet() -> None:
    """Keep the libraries' remarks on odd pages off the terminal; refusals say what is wrong."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _tree_of(html: str) -> Any:
    """The page as an lxml tree; a bare fragment is wrapped, since trafilatura refuses those."""
    from trafilatura import load_html

    for attempt in (html, f"<html><body><div>{html}</div></body></html>"):
        try:
            tree = load_html(attempt)
        except Exception:  # nosec B112
            continue
        if tree is not None:
            return tree
    return None


def _extracted(tree: Any) -> Any:
    """What trafilatura makes of the page; None where it finds nothing or fails.

    Given a tree, neither it nor htmldate can take the text for an address and fetch it.
    """
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATE_SEARCH),
        )
    except Exception:
        return None


def _without_doubles(text: str, tree: Any) -> str:
    """`text` without lines that it holds more often than the page does."""
    lines = text.split("\n")
    counts = Counter(_squeezed(line) for line in lines)
    if max(counts.values()) == 1:
        return text
    page = _squeezed(" ".join(tree.itertext()))
    kept: list[str] = []
    seen: Counter[str] = Counter()
    for line in lines:
        squeezed = _squeezed(line)
        seen[squeezed] += 1
        if squeezed and seen[squeezed] > max(1, page.count(squeezed)):
            continue
        kept.append(line)
    return "\n".join(kept)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _name(word: str | None) -> str | None:
    return " ".join(word.split())[:500] or None if word else None


def _url_of(tree: Any, document: Any) -> str | None:
    """The canonical address: rel=canonical or og:url as trafilatura finds it."""
    links = tree.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content')
    candidates = [*map(str, links), document.url or ""]
    return next(filter(None, map(canonical_url, candidates)), None)


def _language_of(tree: Any) -> str | None:
    stated = tree.xpath('//html/@lang | //html/@xml:lang | //meta[@property="og:locale"]/@content')
    return next(filter(None, (language_of(str(word).strip()) for word in stated)), None)


def _time_of(tree: Any, document: Any) -> When | None:
    """The time of publication: metadata, JSON-LD, a <time> marked so, then htmldate's day."""
    stated = (*_meta_times(tree), *_linked_data_times(tree), *_marked_times(tree), document.date)
    when = next(filter(None, map(read_recorded_time, stated)), None)
    shown = {read_recorded_time(str(word)) for word in tree.xpath("//time/@datetime")}
    if when is None or len(shown) != 1:
        return when
    return when.refined_by(shown.pop())


def _meta_times(tree: Any) -> Iterator[str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            metas.setdefault(name.lower(), meta.get("content"))
    for row in read_csv("record_fields.csv"):
        if row["field"] == "page_time" and row["name"].lower() in metas:
            yield metas[row["name"].lower()]


def _linked_data_times(tree: Any) -> Iterator[object]:
    """DatePublished of the JSON-LD nodes that describe an article."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            waiting = [parse_json(str(script))]
        except InputUnreadable:
            continue
        for _ in range(_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, dict):
                if (
                    "headline" in node
                    or "articleBody" in node
                    or "Article" in str(node.get("@type"))
                ):
                    yield node.get("datePublished")
                waiting += [part for part in node.values() if isinstance(part, dict | list)]
            elif isinstance(node, list):
                waiting += node


def _marked_times(tree: Any) -> Iterator[str]:
    marked = (
        '//time[@pubdate or @itemprop="datePublished" or contains(@class, "publish")]/@datetime'
    )
    yield from map(str, tree.xpath(marked + ' | //*[@itemprop="datePublished"]/@content'))
