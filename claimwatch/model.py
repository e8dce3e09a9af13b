"""The records of the domain: frozen, and impossible to build in an invalid state.

The words are those of GLOSSARY.md. Identity is content: the ids of articles, claims and figures and
the keys of flags are hashes of what they hold, so order and repetition do not matter.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from datetime import date, datetime

from claimwatch.errors import InvalidRecord
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
    "Extent",
    "Figure",
    "Flag",
    "FlagChange",
    "FlagKind",
    "FlagStatus",
    "Interval",
    "Judgement",
    "Link",
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


def content_id(*parts: object) -> str:
    """16 hex digits of the SHA-256 of the parts, joined so that no two lists of parts collide."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _require(condition: bool, record: str, name: str, value: object, why: str) -> None:
    if not condition:
        raise InvalidRecord(f"{record}.{name} is {value!r}: {why}")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a claim leaves open, in its canonical unit; None is unbounded."""

    lo: float | None
    hi: float | None
    lo_open: bool = False
    hi_open: bool = False

    def __post_init__(self) -> None:
        for name, end in (("lo", self.lo), ("hi", self.hi)):
            _require(end is None or math.isfinite(end), "Interval", name, end, "must be finite")
        if self.lo is not None and self.hi is not None:
            _require(self.lo <= self.hi, "Interval", "lo", self.lo, f"must not exceed hi {self.hi}")

    def meets(self, other: Interval) -> bool:
        """True when some value lies in both intervals."""
        return _below(self, other) and _below(other, self)


def _below(left: Interval, right: Interval) -> bool:
    """True when left starts no later than right ends."""
    if left.lo is None or right.hi is None:
        return True
    if left.lo == right.hi:
        return not (left.lo_open or right.hi_open)
    return left.lo < right.hi


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text, in characters, with why it was marked."""

    start: int
    end: int
    reason: str

    def __post_init__(self) -> None:
        _require(0 <= self.start <= self.end, "Span", "start", self.start, f"end is {self.end}")


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
        _require(bool(self.article_id), "Article", "article_id", self.article_id, "must be given")
        _require(bool(self.text.strip()), "Article", "text", self.text[:20], "must not be blank")
        at = self.published_at
        _require(at is None or at.tzinfo is not None, "Article", "published_at", at, "needs a zone")
        _require(
            (at is None) == (self.published_precision is None),
            "Article",
            "published_precision",
            self.published_precision,
            "goes with published_at",
        )
        end = max((span.end for span in self.furniture), default=0)
        _require(end <= len(self.text), "Article", "furniture", end, "ends past the text")

    @property
    def shown_id(self) -> str:
        """The id that users gave or, without one, the content's hash."""
        return self.external_id or self.article_id


def article_id_of(
    text: str, publisher: str | None, url: str | None, external_id: str | None
) -> str:
    """The content identity of an article: the same text from the same place is the same article."""
    return content_id("article", external_id, publisher, url, text)


@dataclass(frozen=True, slots=True)
class AsWritten:
    """The number as the text has it, unconverted: `lo` equals `hi` for a single number."""

    lo: float
    hi: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """The words around a number that say what it is a number of: the evidence for matching.

    `head` is the lemma of the noun that is counted or measured, `verb` the lemma of the verb that
    governs it, `restricting` the lemmas that narrow it (adjectives, "of", "in", "from" ...),
    `names` the proper names of its sentence and `words` all content lemmas of its sentence.
    """

    head: str | None = None
    verb: str | None = None
    restricting: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


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
        _require(
            0 <= self.char_start < self.char_end,
            "Claim",
            "char_start",
            self.char_start,
            f"char_end is {self.char_end}",
        )
        _require(
            self.char_end - self.char_start == len(self.text),
            "Claim",
            "text",
            self.text,
            "must fill char_start to char_end",
        )
        at = self.char_start - self.sentence_start
        _require(
            self.sentence[at : at + len(self.text)] == self.text,
            "Claim",
            "sentence",
            self.sentence,
            "must hold the claim's words at its offsets",
        )
        numbers = self.value if isinstance(self.value, tuple) else (self.value,)
        _require(all(map(math.isfinite, numbers)), "Claim", "value", self.value, "must be finite")

    @property
    def monitorable(self) -> bool:
        """True for an article's own asserted figure of a kind that sources can disagree on."""
        return (
            self.kind in MONITORABLE and not self.furniture and self.polarity is Polarity.ASSERTED
        )


def claim_id_of(article_id: str, char_start: int, char_end: int, lo: float, hi: float) -> str:
    """The content identity of a claim: where its words stand and what number they hold."""
    return content_id("claim", article_id, char_start, char_end, repr(lo), repr(hi))


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparator's word on two claims: its name, its score in [-1, 1] and a sentence."""

    comparator: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Whether two claims speak of one quantity, how sure that is (0 to 1), and why."""

    claim_a: str
    claim_b: str
    judgement: Judgement
    score: float
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        _require(self.claim_a < self.claim_b, "Link", "claim_a", self.claim_a, "comes first")
        _require(0 <= self.score <= 1, "Link", "score", self.score, "must lie in [0, 1]")


@dataclass(frozen=True, slots=True)
class Figure:
    """Claims, of any article, that speak of one quantity. `claim_ids` are sorted."""

    figure_id: str
    story_id: str
    label: str
    unit: str | None
    claim_ids: tuple[str, ...]

    def __post_init__(self) -> None:
        _require(bool(self.claim_ids), "Figure", "claim_ids", self.claim_ids, "must not be empty")
        _require(
            tuple(sorted(set(self.claim_ids))) == self.claim_ids,
            "Figure",
            "claim_ids",
            self.claim_ids,
            "must be sorted and distinct",
        )


@dataclass(frozen=True, slots=True)
class Flag:
    """A figure whose claims cannot all hold, or a notice about one.

    `flag_id` is, fresh from judging, the flag's key: a hash of its figure and kind; once its
    lineage is traced, its lasting id (see `claimwatch.judge.lineage`).
    `pairs` are the claims that cannot both hold (for notices: that differ), each sorted;
    `claim_ids` all claims it rests on. `severity_score` in [0, 1] orders flags within a band;
    `confidence` in [0, 1] is that of the weakest link used. `origins` counts independent origins.
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
        _require(bool(self.explanation), "Flag", "explanation", self.explanation, "must be given")
        _require(bool(self.pairs), "Flag", "pairs", self.pairs, "must not be empty")
        for pair in self.pairs:
            _require(pair[0] != pair[1], "Flag", "pairs", pair, "needs two claims")
            _require(set(pair) <= set(self.claim_ids), "Flag", "pairs", pair, "not in claim_ids")
        for name in ("severity_score", "confidence"):
            value = getattr(self, name)
            _require(0 <= value <= 1, "Flag", name, value, "must lie in [0, 1]")

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


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record that failed a check: where it came from, which check, the value and the reason.

    `line` is 1-based within `source` where the record is a line of a file. `payload` is what was
    refused (shortened for files that are too large), so that it can be put back.
    """

    stage: str
    source: str
    reason: str
    line: int | None = None
    expectation: str | None = None
    value: str | None = None
    payload: str | None = None

    @property
    def quarantine_id(self) -> str:
        """The content identity: the same refusal twice is one record."""
        return content_id(
            "quarantine",
            self.stage,
            self.source,
            self.line,
            self.expectation,
            self.reason,
            self.payload,
        )
