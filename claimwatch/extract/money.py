"""Reads the currency of an amount of money, before or after its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimwatch.tables import read_csv

_LOOK_BACK = 14
_ONLY_ATTACHED = {"R", "PS", "Sh", "Rp", "Tk", "RM", "Rs", "Rs."}

_ONLY_BEFORE = {"PS", "Sh", "Rs", "Rs."}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency at characters [start, end). `unit` is its canonical name.

    `code` is its ISO 4217 code, "" where the words name several and nothing says which.
    `ambiguous` marks a sign that several countries use: "dollar" is then the bare sign's name.
    """

    unit: str
    code: str
    ambiguous: bool
    start: int
    end: int


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["written"]: row for row in read_csv("currencies.csv")}


@cache
def _before() -> re.Pattern[str]:
    names = [name for name, row in _rows().items() if row["as"] in ("sign", "code")]
    loose = sorted((n for n in names if n not in _ONLY_ATTACHED), key=len, reverse=True)
    attached = sorted(_ONLY_ATTACHED & set(names), key=len, reverse=True)
    return re.compile(
        rf"(?:(?<![A-Za-z])(?P<loose>{_either(loose)})\s?|"
        rf"(?<![A-Za-z&])(?P<attached>{_either(attached)})\s?)[-−]?\s?$"
    )


@cache
def _after() -> re.Pattern[str]:
    words = sorted((n for n, row in _rows().items() if row["as"] == "word"), key=len, reverse=True)
    marks = sorted(
        (
            name
            for name, row in _rows().items()
            if row["as"] in ("sign", "code") and name not in _ONLY_BEFORE
        ),
        key=len,
        reverse=True,
    )
    spaced = "|".join(r"[\s-]+".join(map(re.escape, word.split())) for word in words)
    return re.compile(
        rf"[\s-]{{0,3}}(?P<word>(?i:{spaced}))(?!\w)|\s?(?P<sign>{_either(marks)})(?![\w$])"
    )


def _either(names: list[str]) -> str:
    return "|".join(map(re.escape, names)) or r"(?!)"


def currency_before(text: str, at: int) -> Currency | None:
    """The currency that stands right before a number, as in "$5", "US $5", "EUR 5"."""
    first = max(0, at - _LOOK_BACK)
    near = text[max(0, at - 3) : at].strip(" \t-−\u00a0")
    if not near or (near[-1].islower() and near[-1] not in "shkp") or near[-1] in ",;:()\"'":
        return None
    match = _before().search(text, first, at)
    if match is None:
        return None
    group = match.lastgroup or ""
    return _currency(match.group(group), match.start(group), match.end(group))


def currency_after(text: str, at: int) -> Currency | None:
    """The currency that stands right after a number, as in "5 euros", "5 EUR", "5 €"."""
    match = _after().match(text, at)
    if match is None:
        return None
    group = match.lastgroup or ""
    words = match.group(group)
    if group == "word":
        words = re.sub(r"[\s-]+", " ", words).lower()
    return _currency(words, match.start(group), match.end(group))


def _currency(written: str, start: int, end: int) -> Currency:
    row = _rows()[written]
    return Currency(row["unit"], row["code"], row["ambiguous"] == "yes", start, end)
