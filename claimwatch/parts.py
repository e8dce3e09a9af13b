"""What the records of `claimwatch.model` are made of: their ids, their checks and their parts.

Import the names from `claimwatch.model`, where the records stand; they are kept here so that each
file fits in the head.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

from claimwatch.errors import InvalidRecord
from claimwatch.terms import Judgement


def content_id(*parts: object) -> str:
    """16 hex digits of the SHA-256 of the parts, joined so that no two lists of parts collide."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def article_id_of(
    text: str, publisher: str | None, url: str | None, external_id: str | None
) -> str:
    """The content identity of an article: the same text from the same place is the same article."""
    return content_id("article", external_id, publisher, url, text)


def claim_id_of(article_id: str, char_start: int, char_end: int, lo: float, hi: float) -> str:
    """The content identity of a claim: where its words stand and what number they hold."""
    return content_id("claim", article_id, char_start, char_end, repr(lo), repr(hi))


def require(record: object, name: str, holds: bool, why: str) -> None:
    """Refuse a record whose field `name` breaks a rule.

    Raises:
        InvalidRecord: the rule does not hold; the message names the field and its value.
    """
    if not holds:
        value = f"{getattr(record, name)!r:.80}"
        raise InvalidRecord(f"{type(record).__name__}.{name} is {value}: {why}")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a claim leaves open, in its canonical unit; None is unbounded."""

    lo: float | None
    hi: float | None
    lo_open: bool = False
    hi_open: bool = False

    def __post_init__(self) -> None:
        for name, end in (("lo", self.lo), ("hi", self.hi)):
            require(self, name, end is None or math.isfinite(end), "must be finite")
        if self.lo is not None and self.hi is not None:
            require(self, "lo", self.lo <= self.hi, f"must not exceed hi {self.hi}")

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
        require(self, "start", 0 <= self.start <= self.end, f"end is {self.end}")


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
    `names` the proper names of its sentence and `words` all content lemmas of its sentence; `doers`
    are the names of those who do what it tells of.
    """

    head: str | None = None
    verb: str | None = None
    restricting: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparator's word on two claims: its name, its score in [-1, 1] and a sentence."""

    comparator: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class MonthKeys:
    """Months with each full name that an article gives, such as "2007-04|ada hobbs".

    `own` are of the month of publication, or of the week before; `named` of past months that the
    text names.
    """

    own: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CoreJoin:
    """How likely two cores of one figure, whose numbers differ, are of one quantity (0 to 1).

    A core is given by the ids of its claims, sorted; the core with the smaller id comes first.
    `told_by` says what tells it beyond their wordings and standing, "" where nothing does.
    """

    core_a: tuple[str, ...]
    core_b: tuple[str, ...]
    likelihood: float
    told_by: str = ""

    def __post_init__(self) -> None:
        require(self, "core_a", self.core_a < self.core_b, "comes first")
        require(self, "likelihood", 0 <= self.likelihood <= 1, "must lie in [0, 1]")


@dataclass(frozen=True, slots=True)
class Link:
    """Whether two claims speak of one quantity, how sure that is (0 to 1), and why."""

    claim_a: str
    claim_b: str
    judgement: Judgement
    score: float
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        require(self, "claim_a", self.claim_a < self.claim_b, "comes first")
        require(self, "score", 0 <= self.score <= 1, "must lie in [0, 1]")

    @property
    def is_settled(self) -> bool:
        """True where one reason settles by itself that the two are of one quantity."""
        settling = {"person", "converted", "clock"}
        return bool(self.reasons) and self.reasons[0].comparator in settling

    @property
    def is_vetoed(self) -> bool:
        """True where a veto, not the weighing of reasons, keeps the two claims apart."""
        return any(reason.comparator.startswith("veto:") for reason in self.reasons)


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
