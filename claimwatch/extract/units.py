"""Reads the unit of a number: its canonical name, dimension and the words that write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimwatch.extract.home_money import UNNAMED
from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.money import Currency, currency_after, currency_before
from claimwatch.extract.rates import read_counted_rate, read_rate
from claimwatch.extract.unit_forms import read_alcohol, read_and_a_half, read_magnitude
from claimwatch.extract.unit_table import Unit, unit_table
from claimwatch.tables import read_csv

_STERLING_FROM = 1_000_000
_LOWER_ONLY = {"sec", "secs", "min", "mins", "hr", "hrs", "wk", "mo", "in."}
_INCHES = re.compile(r"in(?![\w-]*\w)")
"""Glued to its digits: "a 13in screen"; apart it is a preposition."""
_VERB_LIKE = {"won"}
_BETWEEN = re.compile(
    r"\s(?:more|additional|extra|further|full|whole|entire|solid|straight|consecutive|long|short)"
    r"(?=\s[a-z])"
)
_DESCRIBED = re.compile(
    r"\s(?!light\b)(?P<how>[a-z]{4,})(?=\s(?:second|minute|hour|day|week|month|year)s\b)"
)
"""What may describe a span of time: "40 terrifying seconds"."""
_ADJECTIVES = frozenset({"JJ", "VBG"})
_PLUS = re.compile(r"(?:\s?-\s?(?:plus|odd)|\s?\+)(?=[\s-])", re.IGNORECASE)
_LETTERS_APART = {"W", "V", "g", "m", "l", "L", "F", "C", "b", "J", "N", "Ω", "R"}
_NOT_AFTER_SECOND = re.compile(r"[\s-]+(?:half|place|round|quarter|division|term|time|tier|row)\b")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_csv("units.csv")
    words = sorted((r["written"] for r in rows if r["as"] == "word"), key=len, reverse=True)
    signs = sorted((r["written"] for r in rows if r["as"] == "sign"), key=len, reverse=True)
    spaced = "|".join(r"(?:\s-\s|[\s‐‑-])".join(map(re.escape, word.split())) for word in words)
    return (
        re.compile(rf"(?:\s?[-‐‑]\s?|\s)?(?P<unit>{spaced})(?!\w)", re.IGNORECASE),
        re.compile(
            r"(?:[-‐‑](?=(?:[A-Za-z]{2,3}|m(?= [a-z]))(?![\w-]))|\s?)"  # "12-km road", no "3-in-1"
            rf"(?P<unit>{'|'.join(_sign_pattern(sign) for sign in signs)})(?![\w$])"
        ),
    )


_TYPE_BEHIND = re.compile(r"[-‐‑–]\d")


def _sign_pattern(sign: str) -> str:
    return re.escape(sign).replace("/", r"\s?/\s?").replace(r"\ ", r"\s?")


def read_unit(line: Line, mention: Mention) -> None:
    """Fill in the unit of one number from the currency or unit beside it, and its rate."""
    if mention.form in {"shape", "ordinal", "zero"}:
        return
    if read_and_a_half(line, mention):
        return
    before = currency_before(line.text, mention.char_start) or (
        currency_before(line.text, mention.char_end - len(mention.tokens[-1].text))
        if mention.lo < 0
        else None
    )
    if before is not None:
        _set_money(line, mention, before)
    else:
        _read_after(line, mention)
    if mention.unit is not None:
        read_rate(line, mention)
    else:
        read_counted_rate(line, mention)


def _set_money(line: Line, mention: Mention, currency: Currency) -> None:
    mention.unit, mention.dimension = currency.unit, "money"
    mention.unit_text = line.text[currency.start : currency.end]
    mention.unit_tokens = line.tokens(currency.start, currency.end)
    mention.rules["unit"] = f"currency, {UNNAMED}" if currency.ambiguous else "currency"
    signed = mention.lo < 0 and line.text[max(0, currency.start - 1)] in "-−‐‑"
    mention.char_start = min(mention.char_start, currency.start - signed)
    mention.char_end = max(mention.char_end, currency.end)
    again = currency_after(line.text, mention.char_end)
    if again is not None and (again.unit == currency.unit or currency.ambiguous):
        mention.unit, mention.char_end = again.unit, again.end
        if not again.ambiguous:
            mention.rules["unit"] = "currency said twice"
    elif currency.ambiguous and currency.unit == "dollar":
        _read_country(line, mention)


def _read_country(line: Line, mention: Mention) -> None:
    """The country after a bare sign: "$31.20 US"."""
    match = re.match(r"\s(US|U\.S\.|CAD|AUD)(?=[\s.,;)]|$)", line.text[mention.char_end :][:8])
    if match:
        country = {"CAD": "canadian dollar", "AUD": "australian dollar"}
        mention.unit = country.get(match.group(1), "dollar")
        mention.rules["unit"] = "currency with its country behind"


def _read_after(line: Line, mention: Mention) -> None:
    text, at = line.text, _unit_start(line, mention)
    currency = currency_after(text, at)
    if currency is not None and not _is_verb(line, currency):
        _set_money(line, mention, currency)
        return
    read_magnitude(line, mention)
    if mention.unit is not None:
        return
    if mention.form == "digits" and _INCHES.match(text, mention.char_end):
        mention.unit, mention.dimension, mention.unit_text = "inch", "length", "in"
        mention.char_end += len("in")
        mention.rules["unit"] = "unit after the number"
        return
    words, signs = _patterns()
    for pattern in (words, signs):
        match = pattern.match(text, at)
        if match and _is_unit(line, mention, match):
            _set_unit(line, mention, match)
            return
    read_alcohol(line, mention)


def _unit_start(line: Line, mention: Mention) -> int:
    """Where a unit may begin: after the "more" of "three more years", the "a" of "half a mile"."""
    if mention.form == "vague" and line.text.startswith(" of ", mention.char_end):
        return mention.char_end + 3
    between = _PLUS.match(line.text, mention.char_end) or _BETWEEN.match(
        line.text, mention.char_end
    )
    if between:
        return between.end()
    described = _DESCRIBED.match(line.text, mention.char_end)
    if described and line.token_at(described.start("how")).tag_ in _ADJECTIVES:
        return described.end()
    if mention.form == "fraction":
        match = re.match(r"\s(?:of\s)?an?(?=\s)", line.text[mention.char_end :][:8])
        return mention.char_end + (match.end() if match else 0)
    return mention.char_end


def _is_verb(line: Line, currency: Currency) -> bool:
    token = line.token_at(currency.start)
    return token.lower_ in _VERB_LIKE and token.pos_ != "NOUN"


def _is_unit(line: Line, mention: Mention, match: re.Match[str]) -> bool:
    """Whether what looks like a unit is one here, and no name, quotation mark or ordinal."""
    written, text = match.group("unit"), line.text
    apart = match.start("unit") > mention.char_end
    if written in {'"', "”", "'"}:
        opened = text[: mention.char_start].count('"') % 2 or "“" in text[: mention.char_start]
        return not (apart or opened or text[: mention.char_start].count(" '"))
    if written == "s":
        return not apart and mention.lo != int(mention.lo)
    if len(written) == 1 and written.isalpha():
        names_type = _TYPE_BEHIND.match(text, match.end("unit")) is not None  # "24 F-16 jets"
        return not names_type and (not apart or written in _LETTERS_APART)
    if written.lower() in {"second", "seconds"}:
        return _NOT_AFTER_SECOND.match(text, match.end("unit")) is None
    return not (written.isupper() and written.lower() in _LOWER_ONLY)


def _set_unit(line: Line, mention: Mention, match: re.Match[str]) -> None:
    written = match.group("unit")
    unit = _unit_of(written)
    start, end = match.span("unit")
    mention.unit, mention.dimension, mention.unit_text = unit.name, unit.dimension, written
    mention.unit_tokens = line.tokens(start, end)
    mention.char_end = end
    mention.rules["unit"] = "unit after the number"
    near = line.doc[max(0, mention.first.i - 8) : mention.last.i + 8]
    if written == "F" and any(t.lower_ in word_class("charge_words") for t in near):
        mention.unit, mention.dimension = "farad", "capacitance"
        mention.rules["unit"] = "F beside words of electric charge"
    if unit.name == "pound mass" and written.lower() in {"pound", "pounds"}:
        _settle_pounds(line, mention)


def _unit_of(written: str) -> Unit:
    table = unit_table()
    spaced = re.sub(r"\s-\s|[\s‐‑-]", " ", written).lower()
    exact = re.sub(r"\s?/\s?", "/", written)
    found = table.get(exact) or table.get(spaced) or table.get(exact.replace(" ", ""))
    return found or table[next(n for n in table if n.replace(" ", "") == exact.replace(" ", ""))]


@cache
def _paying_lemmas() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_csv("paying_words.csv"))


def _settle_pounds(line: Line, mention: Mention) -> None:
    """Pounds are money in millions and where the words around speak of paying, else a mass."""
    around = line.doc[max(0, mention.first.i - 6) : mention.last.i + 6]
    paying = any({token.lemma_.lower(), token.lower_} & _paying_lemmas() for token in around)
    if abs(mention.hi) >= _STERLING_FROM or paying:
        mention.unit, mention.dimension = "pound sterling", "money"
        mention.rules["unit"] = "pounds that are paid"


def read_units(line: Line, mentions: Sequence[Mention]) -> None:
    """Fill in the units of a sentence's numbers."""
    for mention in mentions:
        read_unit(line, mention)


def outside_units(mentions: Sequence[Mention]) -> list[Mention]:
    """The numbers without those that are a part of the unit before them: the 2 of "A/cm2"."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or kept[-1].char_end <= mention.char_start:
            kept.append(mention)
    return kept
