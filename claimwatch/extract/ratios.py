"""Joins the two numbers of a ratio: "one in 500", "nine out of ten", "3:1", "two to one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.number_names import names_a_year

_IN = re.compile(r"[\s-]+in(?:\severy)?[\s-]+")
_OUT_OF = re.compile(r"[\s-]+out[\s-]of(?:\severy)?[\s-]+")
_TO_ONE = re.compile(r"-to-|\sto\s|\s?:\s?")
_STARTS = re.compile(r"\bfrom\s(?:\S+\s){0,2}$", re.IGNORECASE)
_ROUND = {3.0, 4.0, 5.0, 8.0, 10.0, 20.0, 25.0, 50.0, 100.0, 1000.0, 10_000.0, 100_000.0}


def join_ratios(line: Line, mentions: Sequence[Mention]) -> list[Mention]:
    """The numbers of a sentence with the two sides of each ratio made one, their quotient."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and _is_ratio(line, joined[-1], mention):
            joined[-1] = _join(line, joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _is_ratio(line: Line, left: Mention, right: Mention) -> bool:
    words = line.text[left.char_end : right.char_start]
    plain = all(
        m.form in {"digits", "words"} and m.unit is None and m.lo == m.hi for m in (left, right)
    )
    if not plain:
        return False
    if 1 == right.lo < left.lo:
        return _is_to_one(line, left, words)
    if not 0 < left.lo < right.lo or names_a_year(line, right):
        return False
    if _OUT_OF.fullmatch(words):
        return True
    round_ = left.lo == 1 or right.lo in _ROUND or "every" in words
    return _IN.fullmatch(words) is not None and round_


def _is_to_one(line: Line, left: Mention, words: str) -> bool:
    """Whether a number "to one" is a ratio and no score, clock time or change.

    "3-to-1" always is; "3:1" and "3 to 1" beside a word such as "margin", or "by three to one".
    """
    if not _TO_ONE.fullmatch(words) or _STARTS.search(line.text, 0, left.char_start):
        return False
    if "-" in words:
        return True
    by = line.text[: left.char_start].lower().endswith("by ") and "to" in words
    return by or any(lexeme.low in word_class("ratio_cues") for lexeme in line.lexemes)


def _join(line: Line, left: Mention, right: Mention) -> Mention:
    value = left.lo / right.lo
    return Mention(
        sentence=left.sentence,
        tokens=line.tokens(left.char_start, right.char_end),
        lo=value,
        hi=value,
        step=min(0.01, value / 10),
        form="ratio",
        char_start=left.char_start,
        char_end=right.char_end,
        rules={"value": "ratio of two numbers"},
    )
