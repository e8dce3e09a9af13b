"""Deeds said in several words: "pulled 12 people alive", "12 people lost their homes"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from claimwatch.match.clauses import BE, BEEN, FILLER, HEDGES, NOUN_PHRASE
from claimwatch.tables import read_csv

_AT = rf"{NOUN_PHRASE}(?: (?:who|that))?(?: (?:{BE}|{BEEN}|has|have|had))?(?: {FILLER})*? "
_GAP = r"(?:[\w'’-]+ ){0,4}?"
_OF_THINGS_TOO = frozenset(
    {
        "burning",
        "cancelled",
        "closed",
        "cut",
        "cut off",
        "delayed",
        "destroyed",
        "diverted",
        "flooded",
        "recalled",
        "rejected",
        "stolen",
        "without power",
    }
)
_OF_MONEY = frozenset({"cost", "offered"})


def price_in_phrase(before: str) -> str | None:
    """The class of what a phrase right before it says of a sum of money: "is priced at"."""
    return next(
        (event for ahead, _, event in _around() if event in _OF_MONEY and ahead.search(before)),
        None,
    )


def deed_in_phrase(before: str, after: str, *, of_people: bool) -> str | None:
    """The class of what a phrase says of those who are counted between `before` and `after`.

    Of things no phrase tells that is only told of people: "picked up 14 shell casings".
    """
    said = next(
        (
            event
            for ahead, behind, event in _around()
            if event not in _OF_MONEY and ahead.search(before) and behind.match(after)
        ),
        None,
    )
    if said is None and (found := _behind().match(after)):
        said = found.lastgroup
    event = said.replace("_", " ") if said else None
    return event if event and (of_people or event in _OF_THINGS_TOO) else None


@cache
def _behind() -> re.Pattern[str]:
    """Every phrase that stands behind the number, in a group named after its class."""
    phrases: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_csv("deed_phrases.csv"):
        if not row["before"]:
            phrases[row["class"].replace(" ", "_")].append(_with_gaps(row["after"]))
    groups = "|".join(f"(?P<{name}>{'|'.join(held)})" for name, held in sorted(phrases.items()))
    return re.compile(rf"{_AT}(?:{groups})\b", re.IGNORECASE)


@cache
def _around() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """The phrases that begin before the number: what stands before it, what behind, the class."""
    return tuple(
        (
            re.compile(rf"\b{_with_gaps(row['before'])} {HEDGES}", re.IGNORECASE),
            re.compile(
                rf"{NOUN_PHRASE} {_with_gaps(row['after'])}\b" if row["after"] else "",
                re.IGNORECASE,
            ),
            row["class"],
        )
        for row in read_csv("deed_phrases.csv")
        if row["before"]
    )


def _with_gaps(phrase: str) -> str:
    return _GAP.join(re.escape(part).replace(r"\ ", " ") for part in phrase.split("~ "))
