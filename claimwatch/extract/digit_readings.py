"""Reads a number that is written in digits, with its fraction and its scale."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from claimwatch.extract.lexemes import HYPHENS, Line, digits_value
from claimwatch.extract.number_words import Reading, read_scale
from claimwatch.tables import read_csv

_MEASURED_ALONG = {"long", "high", "wide", "tall", "deep", "away", "above", "below", "thick"}
_SOLD = re.compile(
    r"\b(?:sold|sell(?:s|ing)?|ship(?:s|ped|ping)?)\s(?:[a-z]+\s){0,2}[\d.,]*$", re.IGNORECASE
)
_SOLD_REACH = 40
"""In characters."""


@cache
def _scale_signs() -> dict[str, tuple[float, str]]:
    return {row["sign"]: (float(row["value"]), row["needs"]) for row in read_csv("scale_signs.csv")}


def read_digits(line: Line, at: int, money: bool) -> Reading | None:
    """Digits with decimals, a fraction and a scale: "4 1/2", "½", "2.5 million", "1.2m"."""
    whole = _whole(line, at)
    if whole is None:
        return None
    value, step, end, form = whole
    factor, scaled_end = read_scale(line, end)
    rule = "digits" if form == "digits" else "fraction in digits"
    if factor > 1:
        rule = "digits and scale word"
    elif form == "digits":
        factor, scaled_end = _read_scale_sign(line, end, money)
        rule = "digits and scale sign" if factor > 1 else rule
    value, step = value * factor, step * factor
    return Reading(value, value, step, form, at, scaled_end, rule, factor)


def _whole(line: Line, at: int) -> tuple[float, float, int, str] | None:
    """Value, step, end and form of digits with what belongs to their fraction."""
    part = sign_fraction(line, at)
    if part is not None:
        return part, 0.01, at + 1, "fraction"
    read = digits_value(line.lexemes[at].text) if line.kind(at) == "digits" else None
    if read is None:
        return None
    value, step = read
    part = sign_fraction(line, at + 1)
    if part is not None:
        return value + part, 0.25, at + 2, "digits"
    slash = _slash_fraction(line, at)
    if slash is not None:
        return slash, 0.01, at + 3, "fraction"
    between = at + 1 + (line.low(at + 1) in HYPHENS)
    slash = _slash_fraction(line, between)
    if slash is not None and slash < 1 and value == int(value):
        return value + slash, 0.25, between + 3, "digits"
    return value, step, at + 1, "digits"


def sign_fraction(line: Line, at: int) -> float | None:
    """The value of one sign such as "½"."""
    if line.kind(at) != "sign":
        return None
    value = unicodedata.numeric(line.lexemes[at].text, -1.0)
    return value if 0 < value < 1 else None


def _slash_fraction(line: Line, at: int) -> float | None:
    """The value of "3/4", where its bottom is one that fractions have and its top is smaller."""
    if line.kind(at) != "digits" or line.low(at + 1) not in {"/", "⁄"}:
        return None
    if line.kind(at + 2) != "digits" or line.low(at + 3) in {"/", "⁄"}:
        return None
    top, bottom = digits_value(line.low(at)), digits_value(line.low(at + 2))
    if not top or not bottom or not 0 < top[0] < bottom[0]:
        return None
    usual = bottom[0] in {2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100}
    return top[0] / bottom[0] if usual and top[0] == int(top[0]) else None


def _read_scale_sign(line: Line, at: int, money: bool) -> tuple[float, int]:
    """The factor of a short form after digits: "1.2m", "43.6bn", "$7 b.", "25k"."""
    if line.kind(at) != "word":
        return 1.0, at
    word = line.lexemes[at].text
    value, needs = _scale_signs().get(word, (0.0, ""))
    attached = line.touches(at - 1)
    if not value or not (attached or money) or (line.touches(at) and line.low(at + 1) == "/"):
        return 1.0, at
    counts = _counts_noun(line, at + 1) or _is_sold(line, at)
    if not money and (needs == "money" or (needs == "noun" and not counts)):
        return 1.0, at
    return value, at + 1


def _is_done_by_many(line: Line, at: int) -> bool:
    """Whether a plural auxiliary and its participle follow: "1.2m have now fled"."""
    if line.low(at) not in {"have", "were", "are", "had"}:
        return False
    tags = [token.tag_ for n in range(1, 4) if (token := line.token(at + n)) is not None]
    return next((tag for tag in tags if tag != "RB"), None) in {"VBN", "VBD"}


def _is_sold(line: Line, at: int) -> bool:
    """Whether what is told before a number in millions is sold, not measured: "sold 5m"."""
    number = line.lexemes[at - 1].start
    return _SOLD.search(line.text[max(0, number - _SOLD_REACH) : number]) is not None


def _counts_noun(line: Line, at: int) -> bool:
    """Whether a plural follows that a number in millions may count: a noun, or "have fled"."""
    if _is_done_by_many(line, at):
        return True
    for token in (line.token(at + n) for n in range(6)):
        if token is None or token.pos_ in {"ADP", "PUNCT", "AUX", "SCONJ", "PRON"}:
            return False
        if token.pos_ == "VERB" and token.tag_ not in {"VBN", "VBG", "VBD"}:
            return False
        if token.lower_ in _MEASURED_ALONG:
            return False
        if token.tag_ in {"NNS", "NNPS"} or token.lower_ == "people":
            return True
    return False
