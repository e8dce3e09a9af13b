"""Reads the title and the time of publication from the head of a plain text.

Only lines that say nothing else are believed: a date in the middle of the body's sentences is what
the article tells, not when it appeared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from claimwatch.collect.lines import Line, cut_lines
from claimwatch.collect.publishers import is_publisher
from claimwatch.collect.times import DateSpan, When, find_dates, has_unclear_date
from claimwatch.model import Span
from claimwatch.tables import read_toml

HEAD_LINES = 15
HEAD_PARAGRAPHS = 3
_LINE_CHARS = 200
_TITLE_WORDS = (3, 30)
_BYLINE = re.compile(
    r"\W*(?:by|from|story by|written by|reporting by)\s[^.!?]{2,80}\W*", re.IGNORECASE
)
_LABELLED_START = re.compile(
    r"\W*(?:date|dated|published|posted|(?:last )?updated|pubdate)\b[\s:]*(?:on\s+)?", re.IGNORECASE
)
# A time of day that belongs to no date, "11:55p", and the same time in another zone.
_LOOSE_TIME = re.compile(
    r"\(\d{4} [A-Z]{2,5}\)|\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\b\.?\s?m?\b)?(?:[ap]m\b)?",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"[\s]*[|–—•·][\s]*|\s+-+\s+|\s*,\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text says of the article: each None where it does not say so."""

    title: str | None
    published: When | None


@cache
def _tables() -> dict[str, Any]:
    return read_toml("published.toml")


def read_head(text: str, furniture: tuple[Span, ...]) -> Head:
    """The title and the time at the head of `text`, lines of site furniture left aside."""
    lines = [line for line in cut_lines(text[:40_000]) if not _is_marked(line, furniture)]
    return Head(_read_title(lines), _read_time(lines))


def _is_marked(line: Line, furniture: tuple[Span, ...]) -> bool:
    return any(span.start <= line.start and line.end <= span.end for span in furniture)


def _read_time(lines: list[Line]) -> When | None:
    """The first time that a line of the head states as its own; "Posted" before "Updated"."""
    paragraphs = 0
    for line in lines[:HEAD_LINES]:
        found = _own_dates(line.text)
        if found:
            return found[0].when
        paragraphs += line.is_prose
        if paragraphs > HEAD_PARAGRAPHS:
            return None
    return None


def _own_dates(line: str) -> list[DateSpan]:
    """The dates of a line that is there to say when the article appeared."""
    found = find_dates(line[:_LINE_CHARS])
    if not found:
        return []
    first = found[0]
    before, after = line[: first.start], _without_dates(line, found, first.end)
    if _LABELLED_START.fullmatch(before):
        return found
    if len(line) > _LINE_CHARS:
        return []
    states_it = (
        _says_nothing(before + " " + after)
        or _is_dateline(before, after)
        or (_says_nothing(after) and _introduces(before, line))
    )
    return found if states_it else []


def _without_dates(line: str, found: list[DateSpan], start: int) -> str:
    """What stands in `line` from `start` on, the dates taken out."""
    rest, at = "", start
    for date in found[1:]:
        rest += line[at : date.start]
        at = date.end
    return rest + line[at:]


def _says_nothing(rest: str) -> bool:
    """True for labels ("Posted:", "on"), weekdays, zones and punctuation, or a byline."""
    words = re.findall(r"[^\W_]+", _LOOSE_TIME.sub("", rest).lower())
    tables = _tables()
    empty = {*tables["labels"]["words"], *tables["weekdays"], *tables["zones"]}
    return all(word in empty for word in words) or _BYLINE.fullmatch(rest.strip()) is not None


def _is_dateline(before: str, after: str) -> bool:
    """True for "KYIV, March 11, 2022 (Reuters) -" and "March 14, 2013 - United States"."""
    place = before.strip(" ,")
    opens = not place or (place.isupper() and len(place.split()) <= 4)
    return opens and re.match(r"\s*(?:\(|[-–—|]\s*\S)", after) is not None


def _introduces(before: str, line: str) -> bool:
    """True where a name or a headline stands before a date that a mark sets apart from it."""
    if re.search(r"[.!?]\s+\w", before):
        return False
    glued = before[-1:].islower() and line[len(before) : len(before) + 1].isupper()
    words = re.sub(r"\W+$", "", before).split()
    named = len(words) <= 5 and all(word[:1].isupper() or len(word) <= 3 for word in words)
    set_apart = re.search(rf"(?:{_SEPARATED.pattern})(?:\w+\s+)?$", before) is not None
    strongly = re.search(r"(?:[|–—•·]|\s-+)\s*(?:\w+\s+)?$", before) is not None
    return glued or strongly or (named and set_apart)


def _read_title(lines: list[Line]) -> str | None:
    """The headline: the first line that is none of the above, where it reads like one."""
    for line, below in pairwise(lines[:HEAD_LINES]):
        if _is_about_article(line.text):
            continue
        return line.text if _reads_like_title(line, below) else None
    return None


def _is_about_article(line: str) -> bool:
    """True for a line that says when, by whom or where the article appeared."""
    dated = _own_dates(line) or has_unclear_date(line)
    return bool(dated) or _BYLINE.fullmatch(line) is not None or is_publisher(line)


def _reads_like_title(line: Line, below: Line) -> bool:
    goes_on = below.starts_lower and not below.gap_before and not _own_dates(below.text)
    ends = line.text.endswith((".", "…")) or line.is_open or line.text.endswith(('."', ".”", "''"))
    fits = _TITLE_WORDS[0] <= line.words <= _TITLE_WORDS[1] and len(line.text) <= _LINE_CHARS
    return fits and not ends and not goes_on and not line.starts_lower
