"""Deeds said in several words: "pulled 12 people alive", "12 people lost their homes"."""

from __future__ import annotations

import re
from functools import cache

from claimwatch.match.clauses import BE, BEEN, FILLER, HEDGES, NOUN_PHRASE
from claimwatch.tables import read_csv

_WHO = rf"{NOUN_PHRASE}(?: (?:who|that))?"
_COPULA = rf"(?: (?:{BE}|{BEEN}|has|have|had))?(?: {FILLER})*?"
_WITH_COPULA = re.compile(rf"(?:{BE}|{BEEN}) ")
_GAP = r"(?:[\w'’-]+ ){0,4}?"
_OF_THINGS_TOO = frozenset(
    {
        "burning",
        "cancelled",
        "closed",
        "cut",
        "cut off",
        "damaged",
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
    if said is None:
        phrases, classes = _behind()
        found = phrases.match(after)
        said = classes[found.lastindex - 1] if found and found.lastindex else None
    return said if said and (of_people or said in _OF_THINGS_TOO) else None


@cache
def _behind() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The phrases that stand behind the number, the longest first, and their classes by group.

    Those that hold the copula ("were on guard") come before it could be passed over ("on guard").
    """
    rows = [
        (row["after"], row["class"]) for row in read_csv("deed_phrases.csv") if not row["before"]
    ]
    rows.sort(key=lambda row: (not _WITH_COPULA.match(row[0]), -len(row[0])))
    held = sum(bool(_WITH_COPULA.match(phrase)) for phrase, _ in rows)
    groups = [f"({_with_gaps(phrase)})" for phrase, _ in rows]
    with_copula, bare = "|".join(groups[:held]), "|".join(groups[held:])
    said = re.compile(rf"{_WHO}(?: (?:{with_copula})|{_COPULA} (?:{bare}))\b", re.IGNORECASE)
    return said, tuple(event for _, event in rows)


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
