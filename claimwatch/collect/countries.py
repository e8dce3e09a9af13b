"""Tells the country of a publisher: by the plan, the table of publishers, or its address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from claimwatch.model import Article
from claimwatch.tables import read_csv

_OWN_CODES = {"uk": "GB"}
_SOLD_ANYWHERE = frozenset(
    {"ai", "cc", "co", "eu", "fm", "gg", "io", "is", "la", "ly", "me", "sh", "to", "tv", "vc", "ws"}
)
"""Country domains that sites of any country take, and the one of no single country."""


def country_of(article: Article, known: Mapping[str, str]) -> str | None:
    """The ISO 3166 code of the publisher's country, None where nothing tells it.

    `known` gives codes by the publisher's name, as watch.yaml says; it comes before the table.
    """
    name = article.publisher or ""
    found = known.get(name) or _listed().get(name.lower())
    return found or _by_domain(_host(article.url)) or _by_domain(name if "." in name else "")


@cache
def _listed() -> dict[str, str]:
    rows = read_csv("publishers.csv")
    return {row["publisher"].lower(): row["country"] for row in rows if row["country"]}


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def _by_domain(host: str) -> str | None:
    """The country of the last label of a host: "news.com.au" is Australia's."""
    last = host.rstrip(".").rpartition(".")[2].lower()
    if len(last) != 2 or not last.isalpha() or last in _SOLD_ANYWHERE:
        return None
    return _OWN_CODES.get(last, last.upper())
