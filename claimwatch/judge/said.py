"""What a claim leaves open, in words: numbers with their units as news says them."""

from __future__ import annotations

import re

from claimwatch.model import Interval

ALL_DIGITS = 10
CONVERTED_DIGITS = 4
"""How many digits of a converted value say something: what was read is rounded itself."""
_BEHIND = re.compile(r"(?= (?:per|of) )")
"""What follows the noun of a unit: "miles per hour", "years of age"."""
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence"}
_NO_PLURAL = frozenset({
    "baht", "celsius", "dong", "fahrenheit", "horsepower", "kelvin", "kobo", "mach", "magnitude",
    "rand", "renminbi", "ringgit", "sen", "sterling", "wireless", "won", "yen", "yuan",
})  # fmt: skip


def said_interval(interval: Interval, unit: str | None, digits: int = ALL_DIGITS) -> str:
    """The values left open, in words: "from 15,500 to below 16,500", "above 12,000 miles".

    Converted values are said with fewer `digits` that count than read ones.
    """
    low, high = (_number(end, digits) for end in (interval.lo, interval.hi))
    tail = f" {_said_unit(unit, {low, high} - {''} == {'1'})}" if unit else ""
    if interval.lo is None and interval.hi is None:
        return "any value"
    if interval.lo is None:
        return f"{'below' if interval.hi_open else 'at most'} {high}{tail}"
    if interval.hi is None:
        return f"{'above' if interval.lo_open else 'at least'} {low}{tail}"
    if interval.lo == interval.hi:
        return f"{low}{tail}"
    return f"{low} to {'below ' if interval.hi_open else ''}{high}{tail}"


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{float(f'{value:.{digits}g}'):,.{ALL_DIGITS}g}"


def _said_unit(unit: str, alone: bool) -> str:
    """A unit as it is said behind a number, of one or of more: "miles per hour", "percent"."""
    if unit == "percentage":
        return "percent"
    name, *rest = _BEHIND.split(unit, maxsplit=1)
    before, gap, noun = name.rpartition(" ")
    plain = alone or noun in _NO_PLURAL or noun.endswith("hertz")
    many = noun if plain else _PLURALS.get(noun, f"{noun}s")
    return "".join((before, gap, many, *rest))
