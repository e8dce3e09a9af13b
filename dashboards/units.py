"""How a unit is written beside a number: its sign before it, or its word in the right number.

Read from the tables that the extractor reads, so that what it takes in comes out the same.
"""

from __future__ import annotations

from functools import cache

from claimwatch.tables import read_csv

_AFTER = {"percent": "%", "percentage": "%"}
_NAMED_FIRST = frozenset({"magnitude"})


@cache
def _currency_signs() -> dict[str, str]:
    """The first sign that the table lists for each currency: "$" for the dollar."""
    signs: dict[str, str] = {}
    for row in read_csv("currencies.csv"):
        if row["as"] == "sign":
            signs.setdefault(row["unit"], row["written"])
    return signs


@cache
def _plurals() -> dict[str, str]:
    """The plural of each unit that the tables write as a word: "feet" for the foot."""
    written: dict[str, list[str]] = {}
    for table in ("units.csv", "currencies.csv"):
        for row in read_csv(table):
            if row["as"] == "word":
                written.setdefault(row["unit"], []).append(row["written"])
    return {unit: _plural(unit, words) for unit, words in written.items()}


def _plural(unit: str, words: list[str]) -> str:
    if f"{unit}s" in words:
        return f"{unit}s"
    after = words[words.index(unit) + 1 :] if unit in words else []
    first, of, rest = unit.partition(" of ")
    return after[0] if after else f"{first}s{of}{rest}" if of else unit


def with_unit(number: str, unit: str | None, *, single: bool) -> str:
    """The number's words with its unit: "$200", "25%", "3 miles", "$5 per hour"."""
    if not unit:
        return number
    head, per, rest = unit.partition(" per ")
    sign = _currency_signs().get(head)
    if sign is not None:
        return f"{sign}{number}{per}{rest}"
    if head in _AFTER:
        return f"{number}{_AFTER[head]}{per}{rest}"
    if head in _NAMED_FIRST:
        return f"{head} {number}{per}{rest}"
    word = head if single else _plurals().get(head, head)
    return f"{number} {word}{per}{rest}"


def stands_before(unit: str | None) -> bool:
    """True where the unit's sign stands before the number, so that both ends of a range bear it."""
    return unit is not None and unit.partition(" per ")[0] in _currency_signs()
