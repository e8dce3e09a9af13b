"""The records of labels: what a careful reader finds in a set of articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimwatch.model import Bound, FlagKind

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article by the id that its record carries or by the end of its source path."""

    name: str
    shown_id: str | None
    source: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim by its words: `occurrence` says which, from 1, where they stand more than once.

    `value` is the number as written, scale words applied. Of `claimant`, `counted` and `via` the
    given words must be found; an empty claimant means nobody, None that it is not labelled.
    """

    name: str
    article: str
    words: str
    value: float | tuple[float, float]
    bound: Bound
    occurrence: int | None = None
    counted: str | None = None
    claimant: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Distractor:
    """Words with a number that is no claim of the article: an age, a date, a teaser, a score."""

    name: str
    article: str
    words: str
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """Claims that speak of one quantity; joining it with a figure of `may_join` is no error."""

    figure: str
    quantity: str
    claims: tuple[str, ...]
    may_join: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledFlag:
    """A flag that should be raised, by the pairs that it may rest on; if `optional`, may be."""

    kind: FlagKind
    label: str
    pairs: frozenset[Pair]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of one or more files. Names are made distinct by their file: `quake/dead`."""

    articles: Mapping[str, LabelledArticle]
    claims: Mapping[str, LabelledClaim]
    figures: Mapping[str, LabelledFigure]
    flags: tuple[LabelledFlag, ...]
    origins: tuple[tuple[str, ...], ...]
    distractors: tuple[Distractor, ...] = ()
