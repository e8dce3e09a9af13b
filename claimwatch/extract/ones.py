"""Tells where "one" counts something and where it is a pronoun."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.number_words import number_words
from claimwatch.tables import read_csv

_POINTING = {"this", "that", "the", "each", "every", "any", "no", "which", "another", "same"}
_TIMELESS = {"day", "another", "thing", "hand", "way", "side", "time"}


@cache
def harm_lemmas() -> frozenset[str]:
    """Lemmas of what befalls people, as news counts it."""
    return frozenset(row["lemma"] for row in read_csv("harm_words.csv"))


def counts_one(line: Line, at: int, token: Token) -> bool:
    """Whether the "one" at a lexeme counts: "one dead", "one of the victims", "one solution".

    A pronoun does not ("this one", "one another", "one should"), nor does "one day".
    """
    before, after = line.low(at - 1), line.low(at + 1)
    if before in _POINTING or after in {"'s", "’s", "another"} or "'" in line.low(at):
        return False
    if _closes_ratio(line, at):
        return True
    if after == "of":
        return _of_several(line, at + 2)
    head = token.head
    if token.dep_ in {"nummod", "compound"} and head.pos_ in {"NOUN", "PROPN", "NUM"}:
        return not (after in _TIMELESS or head.lemma_.lower() in _TIMELESS)
    if (after == "in" or (after == "out" and line.low(at + 2) == "of")) and before not in _POINTING:
        return _is_number(line, at + 2 + (after == "out")) or line.low(at + 2) == "every"
    if after in {"-", "‐", "‑", "to", "or", "and"} and _is_number(line, at + 2):
        return True
    if after in {"-", "‐", "‑"}:
        return line.kind(at + 2) == "word" and line.low(at + 2) not in {"on", "off", "sided"}
    near = (head.lemma_.lower(), *(child.lemma_.lower() for child in head.children))
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "obj", "attr", "ROOT"} and any(
        lemma in harm_lemmas() for lemma in near
    )


def _closes_ratio(line: Line, at: int) -> bool:
    """Whether "one" is the second side of a ratio: "two to one", "two-to-one"."""
    sides = (at - 1, at - 2) if line.low(at - 1) == "to" else (at - 2, at - 4)
    return line.low(sides[0]) == "to" and _is_number(line, sides[1])


def _is_number(line: Line, at: int) -> bool:
    return line.kind(at) == "digits" or line.low(at) in number_words()


def _of_several(line: Line, at: int) -> bool:
    """Whether "one of" is followed by a group: not by "one of a kind"."""
    return line.low(at) not in {"a", "an", ""}
