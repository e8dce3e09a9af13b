"""Which number its own sentence says was replaced ("up from 14"), or is new ("rose to five")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from claimwatch.extract.elided import DAYS_COUNT, FROM_COUNT
from claimwatch.match import words
from claimwatch.model import Claim, ClaimKind

_FIRST_THOUGHT = (
    r"(?:first|earlier|initially|previously|originally) "
    r"(?:thought|believed|reported|estimated|feared|announced|stated|said|given|counted)\b"
)
_NOT = re.compile(r"\bnot\W+(?:the\W+)?$", re.IGNORECASE)
_AS_FIRST_THOUGHT = re.compile(
    r"\W*(?:\w+\W+){0,3}?as (?:\w+ ){0,3}?" + _FIRST_THOUGHT, re.IGNORECASE
)
_THAN_FIRST_THOUGHT = re.compile(r"\b(?:than|as) (?:\w+ ){0,3}?" + _FIRST_THOUGHT, re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|versus)\W+$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\W+\w+){0,2}?\W+(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last \w+"
    r"|the (?:evening|night|day|week|month|year) before|a \w+ (?:earlier|ago|before))\b"
)
_TO_FROM = re.compile(r"\bto\s[\w$€£.,-]+(?:\s[\w-]+){0,3}\s$")
_OLD = re.compile(
    r"(?:\b(?:of|its|his|her|their)\s|['’]s?\s"
    r"|\b(?:initial|original|earlier|first|previous|prior)\s[^.;]{0,40})$",
    re.IGNORECASE,
)
_TO_NEW = re.compile(r"[^.;\d]{0,40}?\bto\s(?:[a-z]+\s){0,2}[$€£]?\d")
_HAD_BEEN = re.compile(
    r"\b(?:figure|number|toll|total|count|tally|estimate) had (?:been|stood at)"
    r"(?: (?:about|around|some|nearly|at least|more than))?\s$",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\b(?:opened|began|started)\b[^.;\d]{0,40}?\bat\s[$€£]?$", re.IGNORECASE)
_WENT_ON = re.compile(
    r"[^.;]{0,80}?\b(?:went|rose|fell|climbed|dropped|grew|slid|ended|finished|closed)\b",
    re.IGNORECASE,
)
"""Behind where something began: "it opened at 41p, went to 44 and ended at 48"."""
_SIGNS = "$€£"
_CHANGE_REACH = 7
"""In tokens: "rose to 2.3 million in May from 2.1 million"."""
_NEW_REACH = 10
"""In tokens: "the death toll from protests against the result rose to five"."""
_NOW_REACH = 5


def is_replaced(claim: Claim, masked: tuple[str, ...], at: int) -> bool:
    """True for a number of the past; `masked` are the sentence's stems, the number at `at`."""
    return _is_past(claim, masked, at) or _is_corrected(claim)


def replaces_another(claim: Claim) -> bool:
    """True where its sentence replaces a number: "faster than the railway first thought"."""
    return _THAN_FIRST_THOUGHT.search(claim.sentence) is not None


def is_new(masked: tuple[str, ...], at: int) -> bool:
    """True for a number that has changed to what it is: "was raised to 14", "14 are now"."""
    before = masked[max(0, at - _NEW_REACH) : at]
    if before[-1:] == ("to",) and frozenset(before) & words.word_list("moved_to"):
        return True
    told = before[: -_NOW_REACH - 1 : -1], masked[at + 1 : at + 1 + _NOW_REACH]
    return any("now" in _up_to_number(side) for side in told)


def _up_to_number(found: tuple[str, ...]) -> Iterator[str]:
    """The stems up to the next number, of which the rest may be told."""
    return takewhile(lambda word: not words.is_number(word), found)


def _is_past(claim: Claim, masked: tuple[str, ...], at: int) -> bool:
    """True behind "previously", and behind "from" where something changed from it."""
    told = claim.sentence[: claim.char_start - claim.sentence_start]
    behind_from = FROM_COUNT.search(told)
    if behind_from is None:
        if DAYS_COUNT.search(told) or _HAD_BEEN.search(told):
            return True
        if _is_changed_to_another(claim, told) or _is_where_it_began(claim, told):
            return True
        return bool(frozenset(masked[max(0, at - 1) : at]) & words.word_list("past"))
    told = told[: behind_from.start()]
    stems = [words.stem(token) for token, _, _ in words.spans(told)]
    near = stems if _TO_FROM.search(told) else stems[-_CHANGE_REACH:]
    return bool(frozenset(near) & words.word_list("change"))


def _is_changed_to_another(claim: Claim, told: str) -> bool:
    """True beside a verb of change and before the new number.

    "Raised its offer of $30 to $34", "its $30 offer was raised to $34".
    """
    to_new = _TO_NEW.match(claim.sentence, len(told) + len(claim.text))
    if not (_OLD.search(told) and to_new):
        return False
    is_money = claim.kind is ClaimKind.MONEY or claim.text[:1] in _SIGNS
    if (to_new[0][-2] in _SIGNS) != is_money:
        return False
    before = [words.stem(token) for token, _, _ in words.spans(told)]
    between = [words.stem(token) for token, _, _ in words.spans(to_new[0])]
    return bool({*before[-2 * _CHANGE_REACH :], *between} & words.word_list("change"))


def _is_where_it_began(claim: Claim, told: str) -> bool:
    end = len(told) + len(claim.text)
    return bool(_OPENED.search(told) and _WENT_ON.match(claim.sentence, end))


def _is_corrected(claim: Claim) -> bool:
    """True for "not two as first thought", and for "36, against 31 on Friday"."""
    start = claim.char_start - claim.sentence_start
    before, after = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    corrected = _NOT.search(before) and _AS_FIRST_THOUGHT.match(after)
    return bool(corrected or (_AGAINST.search(before) and _BEFORE.match(after)))
