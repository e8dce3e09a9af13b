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
    """The claims of a chunk of articles, in their order, and the articles that gave none.

    `other_language` counts those that are in another language than the model's.
    """

    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    other_language: int = 0

    def __add__(self, other: ChunkReading) -> ChunkReading:
        foreign = self.other_language + other.other_language
        return ChunkReading(self.claims + other.claims, self.unread + other.unread, foreign)


ReadChunk = Callable[[Sequence[Article]], ChunkReading]


def is_read(article: Article, nlp: Language) -> bool:
    """False for an article in another language than the model's: it is kept, but not mis-read."""
    return article.language in (None, nlp.lang)


def read_chunk(articles: Sequence[Article], nlp: Language) -> ChunkReading:
    """The claims of all articles; an article that the extractor breaks on is left out, alone."""
    from claimwatch.extract import pipeline

    readable = [article for article in articles if is_read(article, nlp)]
    foreign = len(articles) - len(readable)
    try:
        found = pipeline.extract_claims(readable, nlp)
        claims = tuple(claim for claims in found for claim in claims)
        return ChunkReading(claims, other_language=foreign)
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
