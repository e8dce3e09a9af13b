"""What judging rests on, handed from step to step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimwatch.judge.origins import Origin
from claimwatch.model import Article, Claim, FlagKind, Link

Pair = tuple[Claim, Claim]
Links = Mapping[tuple[str, str], Link]
"""Links by their claims' ids, the smaller first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a pair's conflict, and the clause that says why it is of that kind."""

    kind: FlagKind
    because: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """Claims and articles by id, the origin of each article id, and which article edits which.

    `edits` leads from a newer version of a page to the one before it.
    """

    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    origins: Mapping[str, Origin]
    edits: Mapping[str, str] = field(default_factory=dict)

    def page_of(self, article_id: str) -> str:
        """The first known version of the page that an article is a version of."""
        seen = {article_id}
        while (older := self.edits.get(article_id)) and older not in seen:
            seen.add(older)
            article_id = older
        return article_id

    def one_page(self, a: Claim, b: Claim) -> bool:
        """True when two claims stand in different versions of one page."""
        if a.article_id == b.article_id:
            return False
        return self.page_of(a.article_id) == self.page_of(b.article_id)
