"""Reads a chunk of articles into plain records, so that it can be done in any process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimwatch.model import Article, Claim

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that the extractor broke on, and how."""

    article_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChunkReading:
    """The claims of a chunk of articles, in their order, and those articles that gave none."""

    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()

    def __add__(self, other: ChunkReading) -> ChunkReading:
        return ChunkReading(self.claims + other.claims, self.unread + other.unread)


ReadChunk = Callable[[Sequence[Article]], ChunkReading]


def read_chunk(articles: Sequence[Article], nlp: Language) -> ChunkReading:
    """The claims of all articles; an article that the extractor breaks on is left out, alone."""
    from claimwatch.extract import pipeline

    try:
        found = pipeline.extract_claims(articles, nlp)
        return ChunkReading(tuple(claim for claims in found for claim in claims))
    except Exception as error:
        if len(articles) == 1:
            reason = f"{type(error).__name__}: {error}"
            return ChunkReading(unread=(Unread(articles[0].article_id, reason),))
    return each_alone(articles, lambda alone: read_chunk(alone, nlp))


def each_alone(articles: Sequence[Article], read: ReadChunk) -> ChunkReading:
    """The reading of a chunk whose articles are read one by one."""
    reading = ChunkReading()
    for article in articles:
        reading += read([article])
    return reading
