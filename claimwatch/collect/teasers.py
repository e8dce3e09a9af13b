"""Finds teaser headlines of other stories among the paragraphs of an article.

A teaser is a line without a full stop below the first paragraphs. That alone is no proof: subheads,
list items and sentences that lost their full stop look the same. So one more sign is asked for:
a "Topic: headline" form that stands twice in the text or beside other furniture, a run of two
lines or more of which one has that form or is in title case, or a "Most popular" above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimwatch.collect.lines import Line
from claimwatch.model import Span

BODY_PARAGRAPHS = 2
_WORDS = (5, 30)
_TOPIC = re.compile(r"(?P<topic>[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}) ?[:|] ['\"‘“]?[A-Z\d]")
_BULLET = re.compile(r"(?:[-–—•*·▪●◦►»>]|\(?\d{1,2}[.)]|[a-z]\))\s")
_SMALL_WORDS = 3


def find_teasers(lines: list[Line], marked: set[int], heads: set[int]) -> list[Span]:
    """Spans of teaser lines.

    `marked` are the indexes of lines that a rule of the table already took, `heads` those of
    them that head a list of other stories.
    """
    listed = [index for head in sorted(heads) for index in _below_head(lines, head, marked)]
    taken = marked | set(listed)
    teasers = [
        index
        for run in _runs(lines, taken, _body_start(lines, marked))
        if _is_teaser_run(lines, run, taken)
        for index in run
    ]
    return [
        Span(lines[index].start, lines[index].end, reason)
        for indexes, reason in (
            (listed, "list of other stories"),
            (teasers, "headline of another story"),
        )
        for index in indexes
    ]


def _below_head(lines: list[Line], head: int, marked: set[int]) -> Iterator[int]:
    """The lines below the head of a list, numbered or not, up to the first that is prose."""
    for index in range(head + 1, len(lines)):
        line = lines[index]
        bare = _BULLET.sub("", line.text, count=1)
        if index in marked or line.ends_sentence or len(bare.split()) > _WORDS[1]:
            return
        yield index


def _body_start(lines: list[Line], marked: set[int]) -> int:
    """The index of the first line below the article's first two paragraphs."""
    paragraphs = 0
    for index, line in enumerate(lines):
        paragraphs += index not in marked and line.is_prose
        if paragraphs == BODY_PARAGRAPHS:
            return index + 1
    return len(lines)


def _runs(lines: list[Line], marked: set[int], start: int) -> list[list[int]]:
    """Stretches of neighbouring lines that could be headlines, broken by any other line."""
    runs: list[list[int]] = []
    for index in range(start, len(lines)):
        if index in marked or not _could_be_headline(lines[index]):
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if not _belongs_to_text(lines, run)]


def _could_be_headline(line: Line) -> bool:
    if not _WORDS[0] <= line.words <= _WORDS[1] or line.starts_lower or line.is_open:
        return False
    return not (line.text.endswith((".", "…")) or line.is_quoted or _BULLET.match(line.text))


def _belongs_to_text(lines: list[Line], run: list[int]) -> bool:
    """True for list items that a colon announces, and for a line that the next one goes on."""
    above = lines[run[0] - 1].text if run[0] else ""
    below = lines[run[-1] + 1] if run[-1] + 1 < len(lines) else None
    goes_on = below is not None and below.starts_lower
    questions = all(lines[index].ends_sentence for index in run)
    return above.endswith(":") or goes_on or questions


def _is_teaser_run(lines: list[Line], run: list[int], marked: set[int]) -> bool:
    """True where one more sign says that these lines are headlines of other stories."""
    topics = [_topic_of(lines[index]) for index in run]
    beside = run[0] - 1 in marked or run[-1] + 1 in marked
    if len(run) >= 2:
        named = [topic for topic in topics if topic]
        if all(re.search(r"\d", lines[index].text) for index in run):
            # "Killed: 12 in Varne", "Olav Hansen 4,120": a table of the article, not headlines.
            return len(set(named)) < len(named)
        return bool(named) or sum(_is_title_case(lines[index]) for index in run) * 2 >= len(run)
    return beside and (topics[0] is not None or _is_title_case(lines[run[0]]))


def _topic_of(line: Line) -> str | None:
    """The "Topic" of "Topic: headline", None for a line of another form."""
    match = _TOPIC.match(line.text)
    return match["topic"] if match else None


def _is_title_case(line: Line) -> bool:
    """True when nearly every longer word begins with a capital letter."""
    words = [
        word for word in re.findall(r"[^\W\d_][\w'’-]*", line.text) if len(word) > _SMALL_WORDS
    ]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 4 and capitals >= 0.8 * len(words)
