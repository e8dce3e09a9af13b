"""Finds the numbers of a sentence, whatever their form, and tells them from mere digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimwatch.extract.lexemes import HYPHENS, Line
from claimwatch.extract.mention import Mention
from claimwatch.extract.money import currency_before
from claimwatch.extract.multiplied import find_multiplied
from claimwatch.extract.number_words import Reading
from claimwatch.extract.ones import counts_one
from claimwatch.extract.others import find_others
from claimwatch.extract.readings import begins_number, read_at
from claimwatch.extract.shapes import Shape, find_shapes
from claimwatch.extract.zeros import find_zeros

_MOST_NUMBERS = 2_000
"""A sentence with more numbers than this is a table: the rest of it is left unread."""

_MONEY_SIGNS = {"$", "€", "£", "¥"}
_LOWER_END = re.compile(r"\d[\d.,]*\s?(?:-|–|to)\s?$")
_FIRST_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,6})?")


def read_numbers(line: Line) -> list[Mention]:
    """The numbers of a sentence in the text's order, without bound, unit or kind yet.

    Digits in a shape that holds no amount (dates, clock times, phone numbers) come as one mention
    whose form is "shape" and whose kind is set.
    """
    shapes = find_shapes(line.text)
    mentions = [_shape_mention(line, shape) for shape in shapes if _has_digits(line, shape)]
    mentions += [_mention(line, reading) for reading in _readings(line, shapes)]
    taken = [(mention.char_start, mention.char_end) for mention in mentions]
    mentions += [
        word
        for word in (*find_zeros(line), *find_others(line), *find_multiplied(line))
        if all(word.char_end <= start or end <= word.char_start for start, end in taken)
    ]
    return sorted(mentions, key=lambda mention: mention.char_start)[:_MOST_NUMBERS]


def _has_digits(line: Line, shape: Shape) -> bool:
    return any(char.isdigit() for char in line.text[shape.start : shape.end])


def _shape_mention(line: Line, shape: Shape) -> Mention:
    digits = _FIRST_DIGITS.search(line.text, shape.start, shape.end)
    value = float(digits.group()) if digits else 0.0
    return Mention(
        sentence=line.doc[:],
        tokens=line.tokens(shape.start, shape.end),
        lo=value,
        hi=value,
        step=1.0,
        form="shape",
        char_start=shape.start,
        char_end=shape.end,
        kind=shape.kind,
        rules={"kind": shape.name, "value": "first digits"},
    )


def _readings(line: Line, shapes: Sequence[Shape]) -> Iterator[Reading]:
    at = 0
    covered = [(shape.start, shape.end) for shape in shapes]
    while at < len(line):
        lexeme = line.lexemes[at]
        if covered and covered[0][1] <= lexeme.start:
            covered.pop(0)
        elif covered and covered[0][0] <= lexeme.start:
            at += 1
        else:
            reading = _reading(line, at)
            if reading:
                yield reading
            at = reading.end if reading else at + 1


def _reading(line: Line, at: int) -> Reading | None:
    """The number at a lexeme, None where there is none or a "one" that counts nothing."""
    if not begins_number(line, at):
        return None
    start = line.lexemes[at].start
    lower_end = _LOWER_END.search(line.text, max(0, start - 16), start)
    before = lower_end.start() if lower_end else start
    money = currency_before(line.text, before) is not None
    reading = read_at(line, at, money)
    if reading is None or (reading.end == at + 1 and line.low(at) == "one" and not _one(line, at)):
        return None
    return reading


def _one(line: Line, at: int) -> bool:
    token = line.token(at)
    return token is not None and counts_one(line, at, token)


def _mention(line: Line, reading: Reading) -> Mention:
    start, end = line.lexemes[reading.first].start, line.lexemes[reading.end - 1].end
    sign, first = _sign(line, reading)
    return Mention(
        sentence=line.doc[:],
        tokens=line.tokens(start, end),
        lo=min(sign * reading.lo, sign * reading.hi),
        hi=max(sign * reading.lo, sign * reading.hi),
        step=reading.step,
        form=reading.form,
        char_start=first,
        char_end=end,
        rules={"value": reading.rule if sign > 0 else f"{reading.rule}, negative"},
        scale=reading.scale,
    )


def _sign(line: Line, reading: Reading) -> tuple[float, int]:
    """-1 and where the minus stands, before a number that is below zero; else 1."""
    start = line.lexemes[reading.first].start
    before = reading.first - 1
    if line.low(before) in _MONEY_SIGNS and line.low(before - 1) in HYPHENS | {"−"}:
        at = line.lexemes[before - 1].start
        below = line.touches(before - 1) and (at == 0 or line.text[at - 1] in " (\t\u00a0")
        return (-1.0 if below else 1.0), start
    hyphen = line.low(before) in HYPHENS or line.low(before) in {"−", "–"}
    minus = before - 1 if hyphen and line.low(before - 1) == "minus" else before
    if line.low(minus) == "minus" and line.kind(minus - 1) != "digits":
        return -1.0, line.lexemes[minus].start
    if not hyphen or not line.touches(before) or reading.form not in {"digits", "fraction"}:
        return 1.0, start
    at = line.lexemes[before].start
    opens = at == 0 or line.text[at - 1] in " (\t\u00a0$€£"
    return (-1.0, at) if opens and not _joins(line, before) else (1.0, start)


def _joins(line: Line, hyphen: int) -> bool:
    """Whether a hyphen after a space still joins two ends of a range: "$140- $150", "20 –40"."""
    return line.low(hyphen) == "–" and line.kind(hyphen - 1) == "digits"
