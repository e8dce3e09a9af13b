"""Reads one number from the lexemes of a sentence, in any of the forms that news writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from claimwatch.extract.digit_readings import read_digits, sign_fraction
from claimwatch.extract.lexemes import HYPHENS, Line, digits_value
from claimwatch.extract.lexicon import unit_words
from claimwatch.extract.number_words import (
    Reading,
    number_words,
    ordinal_words,
    read_scale,
    read_words,
    small_number,
)
from claimwatch.extract.part_readings import read_half, read_parts
from claimwatch.tables import read_csv

_SUFFIXES = {"st", "nd", "rd", "th"}


@cache
def _vague() -> dict[tuple[str, ...], tuple[float, float]]:
    return {
        tuple(row["phrase"].split()): (float(row["lo"]), float(row["hi"]))
        for row in read_csv("vague_numbers.csv")
    }


@cache
def _vague_beginnings() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _vague())


@cache
def _pairs() -> dict[tuple[str, ...], float]:
    return {tuple(row["phrase"].split()): float(row["value"]) for row in read_csv("pairs.csv")}


@cache
def multiple_words() -> dict[str, float]:
    """The words that say how many times, such as "twice", with their value."""
    return {row["word"]: float(row["value"]) for row in read_csv("multiples.csv")}


def read_at(line: Line, at: int, money: bool) -> Reading | None:
    """The number that begins at a lexeme, None where none does.

    `money` says that a currency stands before it, which makes "m" a million.
    """
    if not begins_number(line, at):
        return None
    for reader in _READERS:
        reading = reader(line, at, money)
        if reading is not None:
            return reading
    return None


@cache
def _beginnings() -> frozenset[str]:
    """Words with which some number in words begins."""
    return frozenset(
        {"a", "an", "the", "half"}
        | set(number_words())
        | _vague_beginnings()
        | set(ordinal_words())
        | set(multiple_words())
        | {phrase[0] for phrase in _pairs()}
    )


def begins_number(line: Line, at: int) -> bool:
    """Whether some number may begin with this lexeme: with digits, "½", or a word of the tables."""
    kind, low = line.kind(at), line.low(at)
    if kind == "word":
        return low in _beginnings() or low.endswith("fold")
    return kind == "digits" or sign_fraction(line, at) is not None


def _read_vague(line: Line, at: int, money: bool) -> Reading | None:
    """Vague plurals: "dozens", "tens of thousands", "several hundred"."""
    del money
    if line.low(at) not in _vague_beginnings():
        return None
    for length in (3, 2, 1):
        ends = _vague().get(tuple(line.low(at + n) for n in range(length)))
        if ends and not _is_exact_scale(line, at):
            rule = "vague plural"
            return Reading(*ends, ends[0], "vague", at, at + length, rule, 1.0)
    return None


def _is_exact_scale(line: Line, at: int) -> bool:
    """Whether a scale word's plural ends an exact number: "five hundreds"."""
    return line.kind(at - 1) == "digits" or read_words(line, at - 1) is not None


def _read_ordinal(line: Line, at: int, money: bool) -> Reading | None:
    """Ordinals: "16th", "fifth", "twenty-first"."""
    if money:
        return None
    if line.kind(at) == "digits":
        value = digits_value(line.lexemes[at].text)
        if value and line.touches(at) and line.low(at + 1) in _SUFFIXES:
            return Reading(value[0], value[0], 1.0, "ordinal", at, at + 2, "ordinal in digits")
        return None
    tens = small_number(line, at)
    name = at + 2 if tens and tens >= 20 and line.low(at + 1) in HYPHENS else at
    value_of_word = ordinal_words().get(line.low(name))
    if value_of_word is None:
        return None
    value_in_words = value_of_word[0] + (tens or 0.0 if name > at else 0.0)
    rule = "ordinal in words"
    return Reading(value_in_words, value_in_words, 1.0, "ordinal", at, name + 1, rule)


def _read_multiple(line: Line, at: int, money: bool) -> Reading | None:
    """Multiples: "twice", "sixfold", "tenfold", "20-fold"."""
    del money
    low = line.low(at)
    if low in multiple_words():
        value = multiple_words()[low]
        return Reading(value, value, 1.0, "multiple", at, at + 1, "multiple")
    if not low.endswith("fold") or (len(low) < 5 and line.kind(at - 1) != "digits"):
        return None
    word = number_words().get(low.removesuffix("fold").rstrip("-"))
    if word is None:
        return None
    return Reading(word[0], word[0], 1.0, "multiple", at, at + 1, "multiple in -fold")


def _read_pair(line: Line, at: int, money: bool) -> Reading | None:
    """Words for two: "a pair of", "a couple of", "a couple hundred"."""
    del money
    for phrase, two in _pairs().items():
        end = at + len(phrase)
        if tuple(line.low(n) for n in range(at, end)) != phrase:
            continue
        of = line.low(end) == "of"
        factor, scaled_end = read_scale(line, end + of)
        if factor > 1:
            value = two * factor
            return Reading(value, value, factor, "words", at, scaled_end, "words for two", factor)
        if of:
            end += line.low(end + 1) in unit_words()  # "a couple of weeks"
            return Reading(two, two, 1.0, "words", at, end, "words for two")
    return None


def _read_word_number(line: Line, at: int, money: bool) -> Reading | None:
    del money
    reading = read_words(line, at)
    return _with_fraction(line, reading) if reading else None


def _read_digits_and_part(line: Line, at: int, money: bool) -> Reading | None:
    reading = read_digits(line, at, money)
    return _with_fraction(line, reading) if reading and reading.lo == reading.hi else reading


def _with_fraction(line: Line, reading: Reading) -> Reading:
    """A whole number and a half or quarter: "two and a half million", "3 and a half percent"."""
    at = reading.end
    if line.low(at + (line.low(at) in HYPHENS)) != "and":
        return reading
    hyphens = [line.low(at + n) in HYPHENS for n in (0, 2, 4)]
    words = [line.low(at + n) for n in ((1, 3, 5) if hyphens[0] else (0, 1, 2))]
    part = {"half": 0.5, "quarter": 0.25}.get(words[2])
    end = at + (6 if hyphens[0] else 3)
    if words[:2] != ["and", "a"] or part is None or line.low(end) in _PART_OF_OTHERS:
        return reading
    factor, end = read_scale(line, end)
    value = (reading.lo + part * reading.scale) * factor
    rule = "number and a part"
    scale = factor if factor > 1 else reading.scale
    step = 0.1 * scale
    return Reading(value, value, step, "words", reading.first, end, rule, scale)


_PART_OF_OTHERS = frozenset({"are", "dozen", "had", "have", "is", "of", "was", "were"})
"""What behind "and a half" tells that it is another number: "20 and a half were children"."""

_READERS: tuple[Callable[[Line, int, bool], Reading | None], ...] = (
    _read_vague,
    read_half,
    _read_ordinal,
    read_parts,
    _read_multiple,
    _read_pair,
    _read_word_number,
    _read_digits_and_part,
)
