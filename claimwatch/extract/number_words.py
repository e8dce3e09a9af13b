"""Reads numbers that are written in words, such as "twenty-eight thousand six hundred"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimwatch.extract.lexemes import Line, trailing_step
from claimwatch.tables import read_csv


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from lexemes [first, end): see Mention for lo, hi, step and form.

    `scale` is the factor of its scale word ("million"), 1 without one: in "$2 to 3 million" the
    first number takes the second's.
    """

    lo: float
    hi: float
    step: float
    form: str
    first: int
    end: int
    rule: str
    scale: float = 1.0


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Value and role (one, teen, tens, scale) of each number word."""
    return {row["word"]: (float(row["value"]), row["role"]) for row in read_csv("number_words.csv")}


@cache
def scale_words() -> dict[str, float]:
    """Factor of each scale word, singular and plural."""
    singular = {word: value for word, (value, role) in number_words().items() if role == "scale"}
    return singular | {word + "s": value for word, value in singular.items()}


def read_words(line: Line, at: int) -> Reading | None:
    """The number in words that begins at a lexeme, None where none does."""
    article = line.low(at) in {"a", "an"} and line.low(at + 1) in scale_words()
    reader = _WordReader(line, at + article, 1.0 if article else None)
    return reader.read(at)


class _WordReader:
    """Adds up number words: `group` is the part below the next scale word, `total` the rest."""

    def __init__(self, line: Line, at: int, group: float | None) -> None:
        self.line = line
        self.at = at
        self.total = 0.0
        self.group = group
        self.previous = "scale" if group else ""
        self.scale = 1.0
        self.words = 0

    def read(self, first: int) -> Reading | None:
        while self._take(self._next()):
            pass
        if not self.words:
            return None
        value = self.total + (self.group or 0.0)
        step = trailing_step(str(int(value))) if value >= 100 else 1.0
        return Reading(value, value, step, "words", first, self.at, "number in words", self.scale)

    def _next(self) -> int:
        """Where the next number word would stand: hyphens, and "and" after a scale, are passed."""
        at = self.at
        if not self.words:
            return at
        if self.line.low(at) in {"-", "‐", "‑"}:
            return at + 1
        if self.line.low(at) == "and" and self.previous == "scale":
            following = number_words().get(self.line.low(at + 1))
            return at + 1 if following and following[1] != "scale" and self._small() else -1
        return at

    def _small(self) -> bool:
        """Whether "and" may join what follows: "two hundred and six", not "a million and six"."""
        return (self.group or 0.0) % 100 == 0 and (bool(self.group) or self.total < 1_000_000)

    def _take(self, at: int) -> bool:
        word = number_words().get(self.line.low(at))
        if word is None or not self._fits(*word):
            return False
        value, role = word
        if role != "scale":
            self.group = (self.group or 0.0) + value
        elif value < 1000:
            self.group = (self.group or 1.0) * value
        else:
            self.total += (self.group or 1.0) * value
            self.group = 0.0
            self.scale = value
        self.previous = role
        self.at = at + 1
        self.words += 1
        return True

    def _fits(self, value: float, role: str) -> bool:
        group = self.group
        if role == "scale":
            if group is None:
                return False
            return value < 1000 and 0 < group < 100 if value < 1000 else group > 0
        if role == "one" and self.previous == "tens":
            return value > 0
        return group is None or self.previous == "scale"


def read_scale(line: Line, at: int) -> tuple[float, int]:
    """The factor of the scale words at a lexeme ("hundred million") and where they end."""
    factor = 1.0
    while True:
        skip = line.low(at) in {"-", "‐", "‑"} and line.low(at + 1) in scale_words()
        value = scale_words().get(line.low(at + skip))
        if value is None or factor >= 1_000_000_000:
            return factor, at
        factor *= value
        at += 1 + skip


@cache
def ordinal_words() -> dict[str, tuple[float, bool]]:
    """Value of each ordinal, and whether it also names a part: "third", not "first"."""
    return {
        row["word"]: (float(row["value"]), row["part"] == "part")
        for row in read_csv("ordinals.csv")
    }


def small_number(line: Line, at: int) -> float | None:
    """The number below 100 that one word at a lexeme writes, None where none does."""
    reading = read_words(line, at)
    return reading.lo if reading and reading.end == at + 1 and reading.lo < 100 else None
