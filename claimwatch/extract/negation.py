"""Reads whether "no" or "not" turns a hedge round: "nobody offered more than seven years"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

_NEGATION = re.compile(r"\b(?:no|not|n't|n’t|never|without|neither|nor|none)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()]|\b(?:but|and|because|while|although|that)\b")
_ASIDE = re.compile(r"\s?\([^()]*\)|\s--?\s[^-]*\s--?(?=\s)")
_REACH = 60
"""In characters."""
_NOBODY = frozenset({"neither", "nobody", "none"})
_BELONGS = frozenset(
    {
        "acomp",
        "amod",
        "attr",
        "compound",
        "dobj",
        "nmod",
        "npadvmod",
        "nummod",
        "oprd",
        "pobj",
        "prep",
        "quantmod",
        "xcomp",
    }
)
"""Relations by which a number belongs to what its clause's verb says."""


def is_negated(before: str, hedge: str, number: Token) -> bool:
    """Whether a hedge that compares is turned round; `before` is its sentence up to it."""
    if not hedge.endswith("than") or hedge.startswith(("no ", "not ")):
        return False
    clause = _CLAUSE.split(_ASIDE.sub("", before)[-_REACH:])[-1]
    return _NEGATION.search(clause) is not None or any(map(_has_nobody, _governing(number)))


def _governing(number: Token) -> Iterator[Token]:
    """The verbs of which a number tells, up to that of its clause."""
    node = number
    while node.dep_ in _BELONGS and node.head is not node:
        node = node.head
        if node.pos_ in {"AUX", "VERB"}:
            yield node


def _has_nobody(verb: Token) -> bool:
    """True for the verb of "no other club has offered" and of "none of the others is"."""
    return any(
        child.lower_ in _NOBODY or any(word.lower_ in {"neither", "no"} for word in child.children)
        for child in verb.children
        if child.dep_ in {"nsubj", "nsubjpass"}
    )
