"""Reads verbs that multiply as the multiple that they tell of: "prices doubled"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import word_class
from claimwatch.extract.mention import Mention
from claimwatch.model import Trend
from claimwatch.tables import read_csv

_PERSONS = frozenset({"i", "you", "he", "she", "we", "who"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})


@cache
def _verbs() -> dict[str, tuple[float, Trend]]:
    """The multiple of each verb's form, and which way it goes."""
    return {
        row["form"]: (float(row["value"]), Trend(row["direction"]))
        for row in read_csv("multiplying_verbs.csv")
    }


def find_multiplied(line: Line) -> Iterator[Mention]:
    """The multiples that the verbs of a sentence tell of, each with its trend."""
    for at, lexeme in enumerate(line.lexemes):
        if lexeme.low not in _verbs():
            continue
        token = line.token(at)
        if token is None or not _multiplies(line, at, token):
            continue
        value, trend = _verbs()[lexeme.low]
        yield Mention(
            sentence=line.doc[:],
            tokens=[token],
            lo=value,
            hi=value,
            step=min(value, 1.0),
            form="multiple",
            char_start=lexeme.start,
            char_end=lexeme.end,
            trend=trend,
            rules={"value": "verb that multiplies", "trend": "verb that multiplies"},
        )


def _multiplies(line: Line, at: int, verb: Token) -> bool:
    """Whether a verb tells how much more of something there is, not what somebody did."""
    if verb.pos_ != "VERB" or line.low(at + 1) in word_class("no_multiplying"):
        return False
    children = list(verb.children)
    person = any(c.dep_ == "nsubj" and c.lower_ in _PERSONS for c in children)
    return not person or any(c.dep_ in _OBJECTS for c in children)
