"""Has chunks of articles read, in this process or in several, ahead of the step that stores them.

Only this process opens the database: it loads the articles, hands them out as plain records and
gets plain records back. What is stored, and in which order, is the same in either case.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from claimwatch.collect.countries import country_of
from claimwatch.extract.chunks import ChunkReading, read_chunk
from claimwatch.extract.pool import WorkerPool
from claimwatch.model import Article
from claimwatch.store import Store
from claimwatch.store.articles import load_articles

if TYPE_CHECKING:
    from spacy.language import Language

MANY_ARTICLES = 1_000
"""Where more wait and nothing else is set, processes are worth their start (2 s of work each)."""

MOST_WORKERS = 4
"""Of those that are started unasked: each takes some 400 MB."""

Read = tuple[list[Article], ChunkReading]
Load = Callable[[Sequence[str]], list[Article]]


class Reader(Protocol):
    """Gives the articles of each chunk with what they hold, chunk by chunk."""

    def read(self, article_ids: Sequence[str]) -> Read:
        """The articles of the chunk and their claims."""


class Reading(Protocol):
    """A chunk that is being read somewhere."""

    def result(self) -> ChunkReading:
        """What it holds, as soon as it is read."""


class Pool(Protocol):
    """Reads chunks somewhere else: in processes, or on a cluster."""

    def submit(self, articles: Sequence[Article]) -> Reading:
        """Have a chunk read as soon as may be."""


class ReaderHere:
    """Reads each chunk in this process when it is asked for."""

    def __init__(self, load: Load, nlp: Language) -> None:
        self._load, self._nlp = load, nlp

    def read(self, article_ids: Sequence[str]) -> Read:
        """The articles of the chunk and their claims."""
        articles = self._load(article_ids)
        return articles, read_chunk(articles, self._nlp)


class ReaderAhead:
    """Keeps a pool of processes busy with the chunks to come; they are asked for in order."""

    def __init__(self, load: Load, chunks: Sequence[Sequence[str]], pool: Pool, ahead: int) -> None:
        self._load, self._pool, self._ahead = load, pool, ahead
        self._coming = deque(chunks)
        self._under_way: deque[tuple[list[Article], Reading]] = deque()
        self._fill()

    def read(self, article_ids: Sequence[str]) -> Read:
        """The articles of the next chunk and their claims."""
        articles, reading = self._under_way.popleft()
        assert {article.article_id for article in articles} <= set(article_ids), "chunks in order"
        found = reading.result()
        self._fill()
        return articles, found

    def _fill(self) -> None:
        while self._coming and len(self._under_way) < self._ahead:
            articles = self._load(self._coming.popleft())
            self._under_way.append((articles, self._pool.submit(articles)))


def workers_for(articles: int, wanted: int | None) -> int:
    """How many processes read so many articles: as `wanted`, else by their number and the cores."""
    if wanted is not None:
        return wanted
    return min(MOST_WORKERS, _cores()) if articles >= MANY_ARTICLES else 1


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def reader_of(
    store: Store,
    chunks: Sequence[Sequence[str]],
    nlp: Language,
    workers: int | None = None,
    model: str | None = None,
    countries: Mapping[str, str] | None = None,
) -> Iterator[Reader]:
    """A reader of `chunks`, by `workers` processes that load `model`, or here by `nlp` where one.

    `countries` are those of publishers, by name, as watch.yaml gives them. The processes end with
    the block.
    """
    load = _loader(store, countries or {})
    count = min(workers_for(sum(map(len, chunks)), workers), len(chunks))
    if count <= 1:
        yield ReaderHere(load, nlp)
        return
    with WorkerPool(count, model) as pool:
        yield ReaderAhead(load, chunks, pool, ahead=2 * count)


def reader_through(
    store: Store,
    chunks: Sequence[Sequence[str]],
    pool: Pool,
    ahead: int,
    countries: Mapping[str, str] | None = None,
) -> Reader:
    """A reader of `chunks` that has `ahead` of them under way in `pool`."""
    return ReaderAhead(_loader(store, countries or {}), chunks, pool, ahead)


def _loader(store: Store, countries: Mapping[str, str]) -> Load:
    def load(article_ids: Sequence[str]) -> list[Article]:
        articles = load_articles(store, article_ids)
        return [replace(a, country=country_of(a, countries)) for a in articles]

    return load
