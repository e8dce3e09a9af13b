"""Tells a report on an event of long ago: it names the month of that event and who was in it.

"The April 2007 shooting" and two names of April 2007 make the report of a verdict in 2008 a
follow-up of what was told then, of which the likeness of words alone is no sure sign. Without the
month, articles so far apart may be of one story only where both give names that few others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from claimwatch.extract.days import MONTH, MONTHS
from claimwatch.match import words
from claimwatch.model import Article, MonthKeys
from claimwatch.tables import read_toml

_NAMED_WITHIN = 3_000
_MONTHS_WITHIN = 5_000
"""Characters at the head of an article in which names and months are looked for."""
_MOST_NAMES = 40
_MOST_MONTHS = 6
NO_NAMES: frozenset[str] = frozenset()
_NAME = re.compile(r"[A-Z][\w'’-]+(?:\s(?:of\s|the\s|de\s)?[A-Z][\w'’-]+)+")
_MONTH = re.compile(
    rf"\b(?P<month>{MONTH})(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?"
    r"(?:\s(?:of\s)?(?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(r"\b(?:a|one) year (?:ago|after|since|to the day)\b|\banniversary\b")


def month_keys(article: Article) -> MonthKeys:
    """The month keys of an article; none where it has no time."""
    if article.published_at is None:
        return MonthKeys()
    return _keys(article.text[:_MONTHS_WITHIN], article.published_at.date())


@lru_cache(maxsize=4096)
def _keys(text: str, published: date) -> MonthKeys:
    names = _full_names(text[:_NAMED_WITHIN])
    own = {_written(day) for day in (published, published - timedelta(days=7))}
    named = {*islice(_months_named(text, published), _MOST_MONTHS)} - own
    return MonthKeys(*(frozenset(f"{m}|{n}" for m in held for n in names) for held in (own, named)))


def full_names(article: Article) -> frozenset[str]:
    """The names of two words and more at the head of an article, such as "ada hobbs"."""
    return _full_names(article.text[:_NAMED_WITHIN])


def share_rare_names(a: Article, b: Article, least: float, common: Set[str] = NO_NAMES) -> bool:
    """Whether two articles give the same `least` names in full or more, not counting `common`."""
    return len((full_names(a) & full_names(b)) - common) >= least


def follows_up(a: Article, b: Article) -> bool:
    """True where one of two articles, however far apart in time, tells of what the other reported.

    It names the other's month, and both give the same `follow_up_names` (table stories.toml) or
    more in full.
    """
    left, right = month_keys(a), month_keys(b)
    shared = (left.own & right.named) | (left.named & right.own)
    return bool(shared) and len(shared) >= int(str(read_toml("stories.toml")["follow_up_names"]))


def _written(day: date) -> str:
    return f"{day.year}-{day.month:02}"


def _months_named(text: str, published: date) -> Iterator[str]:
    """Past months, "2007-04", in the order in which they are named; a bare one is the last such."""
    if _YEAR_AGO.search(text):
        yield f"{published.year - 1}-{published.month:02}"
    for found in _MONTH.finditer(text):
        if not found["month"][0].isupper():
            continue
        month = 1 + MONTHS.index(found["month"][:3].lower())
        year = int(found["year"] or published.year - (month > published.month))
        if (year, month) < (published.year, published.month):
            yield f"{year}-{month:02}"


@lru_cache(maxsize=4096)
def _full_names(text: str) -> frozenset[str]:
    return frozenset(islice(_names(text), _MOST_NAMES))


def _names(text: str) -> Iterator[str]:
    """Names of two words and more, the words of each sorted and under one spelling."""
    for name in _NAME.findall(text):
        telling = words.canonical_name(name)
        if len(telling) > 1:
            yield " ".join(sorted(telling))
