"""Names the publisher: by the address of the page, or by the head of a plain text.

Only names of `seeds/tables/publishers.csv` are recognised in a text: any other line there could be
anything. An address without a name in the table gives its domain.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from claimwatch.collect.lines import cut_lines
from claimwatch.tables import read_csv

_HEAD_LINES = 6
_HEAD_CHARS = 5_000
_DATELINE = re.compile(r"\W*(?:date\s+[\d-]+\s+)?(?P<name>[^.!?]{3,60}?)\s[-–—]\s")
_BYLINE = re.compile(r"\W*(?:by|from|reporting by)\s+(?P<name>.{3,100})", re.IGNORECASE)


@cache
def _by_key() -> dict[str, str]:
    """Names of publishers by their letters and figures.

    Agencies are left out: their name at the head of an article is a credit, not its publisher.
    """
    return {
        _key(row["publisher"]): row["publisher"]
        for row in read_csv("publishers.csv")
        if row.get("wire_agency") != "yes"
    }


@cache
def _by_domain() -> dict[str, str]:
    return {row["domain"].lower(): row["publisher"] for row in read_csv("publishers.csv")}


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def publisher_of_url(url: str | None) -> str | None:
    """The publisher's name at the host of `url`, else the host without "www."."""
    if url is None:
        return None
    try:
        host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    parts = host.split(".")
    domains = (".".join(parts[start:]) for start in range(len(parts) - 1))
    named = (_by_domain().get(domain) for domain in domains)
    return next(filter(None, named), None) or host or None


def is_publisher(line: str) -> bool:
    """True for a line that is nothing but the name of a known publisher."""
    return _key(line) in _by_key()


def publisher_in_text(text: str, source: str) -> str | None:
    """The known publisher that the head of `text` or the name of its file gives, if it is one.

    It stands alone on a line of the head, opens the byline, or names the file (vostok-line.txt).
    """
    lines = [line.text for line in cut_lines(text[:_HEAD_CHARS])[:_HEAD_LINES]]
    alone = {_by_key().get(_key(line)) for line in lines if len(line) <= 60}
    found = alone | {_in_byline(line) for line in lines} | {_in_dateline(line) for line in lines}
    found -= {None}
    if not found:
        found = {_by_key().get(_key(PurePosixPath(source).stem))} - {None}
    return found.pop() if len(found) == 1 else None


def _in_dateline(line: str) -> str | None:
    """The publisher before the first dash of "date 2022-03-11 East Quarter News - ..."."""
    match = _DATELINE.match(line)
    return _by_key().get(_key(match["name"])) if match else None


def _in_byline(line: str) -> str | None:
    """The publisher whose name a byline begins with: "By Levant Monitor Newsroom - March 11"."""
    match = _BYLINE.fullmatch(line[:120])
    if match is None:
        return None
    words = match["name"].split()
    starts = (_key("".join(words[:count])) for count in range(min(5, len(words)), 0, -1))
    return next(filter(None, map(_by_key().get, starts)), None)
