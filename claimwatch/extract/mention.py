"""What the small modules of extraction hand to each other: a number in a sentence, being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from claimwatch.extract.lexemes import text_of
from claimwatch.model import Bound, ClaimKind, Trend


@dataclass(slots=True)
class Mention:
    """A number that stands in a sentence. Built by `numbers`, filled in by the later modules.

    `tokens` are the number's own tokens, in order (of the sentence's Doc). `lo` and `hi` are as
    written with scale words applied, equal for a single number. `step` is the size of the last
    digit written ("16,000" has 1,000; "2.5 million" has 100,000; words like "three" have 1): what
    rounding may hide. `form` is how it is written: "digits", "words", "fraction", "ordinal",
    "vague", "zero", "ratio", "multiple", "range". Characters are offsets into the Doc's text and
    grow as the unit's words are taken in. `scale` is the factor of the scale word that was applied.
    `below`: its hedge says that the number is not quite reached ("almost 90"). `rules` names the
    rule behind each field.
    """

    sentence: SpacySpan
    tokens: list[Token]
    lo: float
    hi: float
    step: float
    form: str
    char_start: int
    char_end: int
    bound: Bound = Bound.EXACT
    trend: Trend | None = None
    unit: str | None = None
    unit_text: str | None = None
    dimension: str | None = None
    unit_tokens: list[Token] = field(default_factory=list)
    kind: ClaimKind = ClaimKind.COUNT
    rules: dict[str, str] = field(default_factory=dict)
    scale: float = 1.0
    below: bool = False

    @property
    def line(self) -> str:
        """The text of the number's sentence."""
        return text_of(self.sentence.doc)

    @property
    def first(self) -> Token:
        """The number's first own token."""
        return self.tokens[0]

    @property
    def last(self) -> Token:
        """The number's last own token."""
        return self.tokens[-1]
