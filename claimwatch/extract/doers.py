"""Reads who does what a number tells of: the named subject of its verb, or whose deed it is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch.extract.concepts import is_time
from claimwatch.extract.subjects import NOUNS, SUBJECTS

_VERBS = frozenset({"VERB", "AUX"})
_PART_OF_NAME = frozenset({"compound", "nmod", "amod"})
_SUBJECT_ABOVE = frozenset({"conj", "xcomp", "advcl", "pcomp"})
_HIGHEST_CLIMB = 10
_DATELINE = 8
_LEAST_DATELINE = 4
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})


def read_doers(top: Token) -> tuple[str, ...]:
    """The names of those who do what the quantity under `top` tells of; empty where none is named.

    "Brightwater offered $4 million" gives Brightwater, "a $4 million bid by Alder and Hobbs" Alder
    and Hobbs, "Alder's bid of $4 million" Alder. A pronoun and a common noun give none.
    """
    node = top
    for _ in range(_HIGHEST_CLIMB):
        named = _named_beside(node)
        if named or node.head == node:
            return named
        verb = node.head
        if verb.pos_ in _VERBS:
            named = _named_beside(verb)
            return named if named or node.dep_ in SUBJECTS else _subject_names(verb)
        node = verb
    return ()


def _named_beside(node: Token) -> tuple[str, ...]:
    """Whose a noun is ("Alder's bid") or by whom something is done ("by Alder")."""
    for child in node.children:
        if child.dep_ == "poss" and child.pos_ == "PROPN":
            return tuple(_names(child))
        if child.lower_ == "by" and child.dep_ in {"agent", "prep"}:
            found = [name for noun in child.children for name in _names(noun)]
            if found:
                return tuple(found)
    return ()


def _subject_names(verb: Token) -> tuple[str, ...]:
    """The names in the subject of a verb, or of the clause above where it has none."""
    for _ in range(_HIGHEST_CLIMB):
        found = [child for child in verb.children if child.dep_ in SUBJECTS]
        leads_back = not found or found[0].tag_ in {"WDT", "WP"}
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NOUNS and leads_back:
            return tuple(_names(verb.head))
        if found:
            return tuple(name for subject in found for name in _names(subject))
        if verb.dep_ not in _SUBJECT_ABOVE:
            return ()
        verb = verb.head
    return ()


def _names(noun: Token) -> Iterator[str]:
    """The proper name that a noun is, and those joined to it by "and"."""
    if noun.pos_ == "PROPN" and not is_time(noun) and not _is_dateline(noun):
        parts = [child for child in noun.children if child.dep_ in _PART_OF_NAME]
        run = [*(part for part in parts if part.pos_ == "PROPN" and part.i < noun.i), noun]
        yield " ".join(token.text for token in run)
    for child in noun.children:
        if child.dep_ == "conj":
            yield from _names(child)


def _is_dateline(noun: Token) -> bool:
    """Whether a name is the place in front of a report: "DUNMAR, Ostrava - A slide killed 12"."""
    behind = noun.doc[noun.i + 1 : noun.i + _DATELINE]
    opens = noun.i < _DATELINE and noun.text.isupper() and len(noun.text) >= _LEAST_DATELINE
    return opens and any(token.text in _DASHES for token in behind)
