"""The records of the domain: frozen, and impossible to build in an invalid state.

The words are those of GLOSSARY.md. Identity is content: the ids of articles, claims and figures and
the keys of flags are hashes of what they hold, so order and repetition do not matter.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, datetime

from claimwatch.parts import (
    AsWritten,
    CoreJoin,
    Interval,
    Link,
    MonthKeys,
    Quarantined,
    Reason,
    Scope,
    Span,
    article_id_of,
    claim_id_of,
    content_id,
    require,
)
from claimwatch.terms import (
    CONFLICTS,
    MONITORABLE,
    NOTICES,
    Bound,
    ChangeCause,
    ClaimKind,
    Extent,
    FlagChange,
    FlagKind,
    FlagStatus,
    Judgement,
    Polarity,
    Severity,
    Trend,
)

__all__ = [
    "CONFLICTS",
    "MONITORABLE",
    "NOTICES",
    "Alert",
    "Article",
    "AsWritten",
    "Bound",
    "ChangeCause",
    "Claim",
    "ClaimKind",
    "CoreJoin",
    "Extent",
    "Figure",
    "Flag",
    "FlagChange",
    "FlagKind",
    "FlagStatus",
    "Interval",
    "Judgement",
    "Link",
    "MonthKeys",
    "Polarity",
    "Quarantined",
    "Reason",
    "Scope",
    "Severity",
    "Span",
    "Trend",
    "article_id_of",
    "claim_id_of",
    "content_id",
]


@dataclass(frozen=True, slots=True)
class Article:
    """One document from one publisher. `text` is as it came: every offset refers to it.

    `external_id` is the id that the record brought, shown to users instead of the hash.
    `published_at` is aware and in UTC; `published_precision` is "second", "minute" or "day", and
    `published_from` says where it was read ("record", "page", "text"), None when unknown.
    `furniture` are the stretches that are the site's, not the article's. `country` is the
    publisher's (ISO 3166) where it is known; it is evidence for reading and is not stored.
    """

    article_id: str
    text: str
    source: str
    external_id: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    published_precision: str | None = None
    published_from: str | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    country: str | None = None

    def __post_init__(self) -> None:
        require(self, "article_id", bool(self.article_id), "must be given")
        require(self, "text", bool(self.text.strip()), "must not be blank")
        at = self.published_at
        require(self, "published_at", at is None or at.tzinfo is not None, "needs a zone")
        dated = (at is None) == (self.published_precision is None)
        require(self, "published_precision", dated, "goes with published_at")
        end = max((span.end for span in self.furniture), default=0)
        require(self, "furniture", end <= len(self.text), "ends past the text")

    @property
    def shown_id(self) -> str:
        """The id that users gave or, without one, the content's hash."""
        return self.external_id or self.article_id


@dataclass(frozen=True, slots=True)
class Claim:
    """One number in one article with its bound, unit, what is counted and who asserts it.

    `char_start` and `char_end` are offsets into the article's text and enclose `text`;
    `sentence_start` is where `sentence` begins. `value` is as written (scale words applied); the
    interval is in `unit`, the canonical name of the unit as written (null for plain counts).
    `dimension` is the unit's class ("length", "money", ...). `counted` are the lemmas of what is
    counted, `about` the words of the entity or attribute that the figure describes.
    `claimant` is who asserts the figure in the text, None for the article's own voice; `via` the
    agencies or outlets it came through. `as_of` is the day the figure stands for, with
    `as_of_from` "stated", "article" or None. `rules` name the rule behind each field.
    """

    claim_id: str
    article_id: str
    char_start: int
    char_end: int
    text: str
    sentence: str
    sentence_start: int
    value: float | tuple[float, float]
    bound: Bound
    interval: Interval
    as_written: AsWritten
    kind: ClaimKind
    trend: Trend | None = None
    unit: str | None = None
    unit_text: str | None = None
    dimension: str | None = None
    counted: tuple[str, ...] = ()
    about: str | None = None
    scope: Scope = field(default_factory=Scope)
    claimant: str | None = None
    via: tuple[str, ...] = ()
    as_of: date | None = None
    as_of_from: str | None = None
    extent: Extent | None = None
    polarity: Polarity = Polarity.ASSERTED
    furniture: bool = False
    rules: tuple[tuple[str, str], ...] = ()
    extractor: str = ""

    def __post_init__(self) -> None:
        length = self.char_end - self.char_start
        require(self, "char_start", self.char_start >= 0 and length > 0, "must precede char_end")
        require(self, "text", length == len(self.text), "must fill char_start to char_end")
        at = self.char_start - self.sentence_start
        held = self.sentence[at : at + length] == self.text
        require(self, "sentence", held, "must hold the claim's words at its offsets")
        numbers = self.value if isinstance(self.value, tuple) else (self.value,)
        require(self, "value", all(map(math.isfinite, numbers)), "must be finite")

    @property
    def monitorable(self) -> bool:
        """True for an article's own asserted figure of a kind that sources can disagree on."""
        return (
            self.kind in MONITORABLE and not self.furniture and self.polarity is Polarity.ASSERTED
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """Claims, of any article, that speak of one quantity. `claim_ids` are sorted.

    `joins` are how its cores came together; none where its numbers agree.
    """

    figure_id: str
    story_id: str
    label: str
    unit: str | None
    claim_ids: tuple[str, ...]
    joins: tuple[CoreJoin, ...] = ()

    def __post_init__(self) -> None:
        require(self, "claim_ids", bool(self.claim_ids), "must not be empty")
        distinct = tuple(sorted(set(self.claim_ids)))
        require(self, "claim_ids", distinct == self.claim_ids, "must be sorted and distinct")


@dataclass(frozen=True, slots=True)
class Flag:
    """A figure whose claims cannot all hold, or a notice about one.

    `flag_id` is, fresh from judging, the flag's key: a hash of its figure and kind; once its
    lineage is traced, its lasting id (see `claimwatch.judge.lineage`).
    `pairs` are the claims that cannot both hold (for notices: that differ), each sorted;
    `claim_ids` all claims it rests on. `severity_score` in [0, 1] orders flags within a band;
    `confidence` in [0, 1] is that of the surest pair. `origins` counts independent origins.
    """

    flag_id: str
    kind: FlagKind
    figure_id: str
    label: str
    explanation: str
    severity: Severity
    severity_score: float
    confidence: float
    pairs: tuple[tuple[str, str], ...]
    claim_ids: tuple[str, ...]
    origins: int
    status: FlagStatus = FlagStatus.NEW

    def __post_init__(self) -> None:
        require(self, "explanation", bool(self.explanation), "must be given")
        require(self, "pairs", bool(self.pairs), "must not be empty")
        for pair in self.pairs:
            require(self, "pairs", pair[0] != pair[1], f"{pair} needs two claims")
            require(self, "pairs", set(pair) <= set(self.claim_ids), f"{pair} is not in claim_ids")
        for name in ("severity_score", "confidence"):
            require(self, name, 0 <= getattr(self, name) <= 1, "must lie in [0, 1]")

    @property
    def is_conflict(self) -> bool:
        """True for the kinds that say that sources conflict."""
        return self.kind in CONFLICTS


@dataclass(frozen=True, slots=True)
class Alert:
    """A message about a flag. `alert_id` is its idempotency key: one per material change."""

    alert_id: str
    flag_id: str
    key: str
    change: str
    title: str
    body: str
