"""What attribution knows of a whole article: its quotations with speakers, its names."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimwatch.extract.introductions import introduce_roles
from claimwatch.extract.mention import Mention
from claimwatch.extract.name_index import NameIndex, pronoun_kind
from claimwatch.extract.names import read_names
from claimwatch.extract.speakers import Quotation, Utterances, read_quotations, read_utterances
from claimwatch.model import Article

if TYPE_CHECKING:
    from claimwatch.extract.sentences import SentenceText


PLACE = "claimwatch.place"
"""Under this a parsed sentence keeps the character of the article at which it begins."""


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What attribution needs to know of a whole article, built once for all its numbers."""

    article: Article
    names: NameIndex
    said: Utterances
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def place(self, mention: Mention) -> int:
        """The character of the article at which the mention's sentence begins."""
        place: int = mention.sentence.doc.user_data.get(PLACE, 0)
        return place

    def quotation_at(self, at: int) -> Quotation | None:
        """The quotation that character `at` of the article lies in, if any."""
        place = bisect.bisect_right(self.starts, at) - 1
        if place < 0 or self.quotations[place].end <= at:
            return None
        return self.quotations[place]

    def full_name(self, phrase: str, at: int) -> str | None:
        """The fullest name for a speaker as named at character `at`; None for a lost pronoun."""
        kind = pronoun_kind(phrase)
        if kind:
            meant = self.said.before(at, kind)
            named = meant.speaker if meant else self.names.nearest(kind, at)
            if named is None:
                return None
            phrase = named
        return self.names.resolve(phrase, at)


def read_context(article: Article, sentences: Sequence[SentenceText]) -> ArticleContext:
    """Read an article's quotations and names once, for all its numbers."""
    names = read_names(sentences)
    said = read_utterances(sentences, names)
    introduce_roles(article.text, said, names)
    quotations = tuple(read_quotations(article.text, names, said))
    return ArticleContext(
        article=article,
        names=names,
        said=said,
        quotations=quotations,
        starts=tuple(quotation.start for quotation in quotations),
    )
