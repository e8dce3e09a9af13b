"""Reads parts of a whole: "half of them", "two-thirds", "a quarter of a million"."""

from __future__ import annotations

from claimwatch.extract.lexemes import HYPHENS, Line, trailing_step
from claimwatch.extract.number_words import Reading, ordinal_words, read_scale, small_number
from claimwatch.extract.unit_table import unit_table


def read_half(line: Line, at: int, money: bool) -> Reading | None:
    """Half: "half of them", "half a million", "half-dozen"."""
    del money
    start = at + (line.low(at) in {"a", "one"} and line.low(at + 1) == "half")
    if line.low(start) != "half" or line.low(at - 1) in ordinal_words():
        return None
    following = start + 1 + (line.low(start + 1) in HYPHENS)
    article = following + (line.low(following) in {"a", "an"})
    factor, end = read_scale(line, article)
    if factor > 1:
        value = factor / 2
        step = trailing_step(str(int(value)))
        return Reading(value, value, step, "words", at, end, "half of a scale word", factor)
    if following > start + 1 and line.low(following) not in unit_table():
        return None  # "half-hearted", "half-brother"
    return Reading(0.5, 0.5, 0.01, "fraction", at, start + 1, "half")


def read_parts(line: Line, at: int, money: bool) -> Reading | None:
    """Fractions in words: "two-thirds", "a quarter of them", "three quarters of a million"."""
    del money
    low = line.low(at)
    top = 1.0 if low in {"a", "an"} else small_number(line, at)
    if top is None:
        return None
    name = at + 1 + (line.low(at + 1) in HYPHENS)
    bottom = _part(line.low(name), plural=top > 1)
    if bottom is None or bottom <= top or (low in {"a", "an"} and not _starts_share(line, name)):
        return None
    value = top / bottom
    factor, end = _scale_after(line, name + 1)
    if factor > 1:
        value *= factor
        step = trailing_step(str(int(value))) if value.is_integer() else factor / 100
        return Reading(value, value, step, "words", at, end, "part of a scale word", factor)
    return Reading(value, value, 0.01, "fraction", at, name + 1, "fraction in words")


def _scale_after(line: Line, at: int) -> tuple[float, int]:
    """The scale word that a fraction is a part of, and its end: "of a million", "quarter million".

    Not in "a third million", which comes after a second.
    """
    if line.low(at) == "of" and line.low(at + 1) in {"a", "an"}:
        return read_scale(line, at + 2)
    quarter = line.low(at - 1) in {"quarter", "quarters"}
    return read_scale(line, at + (line.low(at) in HYPHENS)) if quarter else (1.0, at)


def _part(word: str, plural: bool) -> float | None:
    if plural and not word.endswith("s"):
        return None
    single = word[:-1] if plural else word
    if single == "quarter":
        return 4.0
    value, is_part = ordinal_words().get(single, (0.0, False))
    return value if is_part else None


def _starts_share(line: Line, name: int) -> bool:
    """Whether "a third" is a share ("a third of", "by a third", "a quarter-century") of something.

    "A third worker" is an ordinal, "a quarter to nine" a time.
    """
    following = line.low(name + 1 + (line.low(name + 1) in HYPHENS))
    if line.low(name) == "quarter":
        return following in {"of", "century", "million", "billion", "mile", "inch"}
    return following == "of" or line.low(name - 2) in {"by", "about", "nearly", "almost", "than"}
