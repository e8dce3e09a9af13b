"""The made-up news of a year: one outlet's feed, an article every few runs, and what goes wrong.

Sentences are real ones, so that they are really read; names and numbers are drawn. A story lives
for a dozen articles, and one number in ten is another than the rest say.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.edges.feed_server import Served, page

START = datetime(2025, 1, 1, tzinfo=UTC)
EVERY = timedelta(minutes=15)
ENTRIES = 12
STORY_ARTICLES = 12
TOGETHER = 3
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
EVENTS = (
    ("flood", "The flood in {place} killed {a} people", "It destroyed {b} houses near the {word}"),
    ("fire", "A fire in {place} injured {a} workers", "The fire burned {b} hectares of {word}"),
    ("strike", "In {place} {a} nurses went on strike", "Trains for {b} passengers left the {word}"),
    ("storm", "The storm left {a} families in {place} homeless", "Some {b} trees fell on {word}"),
)
SPEAKERS = ("police", "the mayor", "the governor", "a spokesman for the army")


@dataclass(frozen=True, slots=True)
class YearNews:
    """What is served at any time: an article each `gap` runs."""

    gap: int = 4

    def answer(self, path: str, at: datetime) -> Served:
        """What the outlet's server says at `path`."""
        if path == "/feed":
            return self._feed(at)
        if path == "/robots.txt":
            return Served(b"User-agent: *\nAllow: /\n", kind="text/plain")
        if path == "/shaky":  # fails for the first half of each day
            return Served(b"gone", 404) if at.hour < 12 else Served(b"<rss><chan")
        return self._page(path, at)

    def _newest(self, at: datetime) -> int:
        return int((at - START) / EVERY) // self.gap

    def _feed(self, at: datetime) -> Served:
        newest = self._newest(at)
        items = "".join(
            f"<item><title>{title_of(number)}</title><link>/a/{number}</link></item>"
            for number in range(newest, max(-1, newest - ENTRIES), -1)
        )
        body = f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>"
        return Served(body.encode(), kind="application/rss+xml", etag=f'"{newest}"')

    def _page(self, path: str, at: datetime) -> Served:
        number = path.removeprefix("/a/")
        if not number.isdigit() or int(number) > self._newest(at):
            return Served(b"no such page", 404)
        if int(number) % 97 == 96:
            return Served(b"<html></html>")
        published = START + EVERY * self.gap * int(number)
        return page(title_of(int(number)), text_of(int(number)), published.isoformat())


def title_of(number: int) -> str:
    """The headline of an article."""
    event, place = EVENTS[_story(number) % len(EVENTS)][0], _name(_story(number))
    return f"{place} {event}: {_name(-1 - number)}"


def text_of(number: int) -> str:
    """The text of an article: two numbers with their speakers, and what only this story says."""
    story, drawn = _story(number), random.Random(number)
    _, first, second = EVENTS[story % len(EVENTS)]
    a, b = 11 + story * 37 % 80, 200 + story * 53 % 700
    a += drawn.randrange(1, 40) if drawn.random() < 0.1 else 0
    words = [_name(story * 50 + n).lower() for n in range(1, 9)]
    return (
        f"{first.format(place=_name(story), a=a)}, {drawn.choice(SPEAKERS)} said. "
        f"{second.format(b=b, word=drawn.choice(words))}, {drawn.choice(SPEAKERS)} said. "
        f"{' '.join(drawn.sample(words, 6)).capitalize()} in {_name(story)}, they said."
    )


def _story(number: int) -> int:
    """A few stories run side by side, each for its dozen articles."""
    return number // (STORY_ARTICLES * TOGETHER) * TOGETHER + number % TOGETHER


def _name(number: int) -> str:
    drawn = random.Random(number)
    return "".join(drawn.choice(SYLLABLES) for _ in range(3)).title()
