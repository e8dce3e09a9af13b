"""Finds the subject of a clause, also where it is said in the clause above."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch.extract.concepts import is_name_number
from claimwatch.extract.going_on import is_aside
from claimwatch.extract.lexicon import word_class

NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SIDE_CLAUSES = frozenset({"advcl", "pcomp", "prep"})
_LED_BY_OTHERS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"})


def subjects(verb: Token, within: bool) -> Iterator[Token]:
    """The subject of a clause; of the clause above where it is a pronoun or unsaid.

    A figure that is described `within` its clause does not reach above a side clause.
    """
    for _ in range(6):
        if verb.dep_ == "conj" and is_aside(verb.head):
            verb = verb.head.head  # "the fire killed 12, police say, and hurt 30"
        found = [child for child in verb.children if child.dep_ in SUBJECTS]
        named = [child for child in found if _is_named(child)]
        if named:
            yield from named
            return
        below_noun = verb.dep_ in {"relcl", "acl"}
        if below_noun and links(verb.head):
            verb = verb.head.head.head
            continue
        if below_noun and not _says_of_subject(verb):
            if verb.head.pos_ in NOUNS:
                yield verb.head
            return
        if _is_left_open(verb, found, within):
            return
        verb = verb.head.head if below_noun else verb.head


def links(noun: Token) -> bool:
    """Whether a noun makes a preposition with the one before it: "in order to"."""
    bare = noun.dep_ == "pobj" and noun.i == noun.head.i + 1
    return bare and noun.lower_ in word_class("linking_nouns")


def _is_left_open(verb: Token, found: list[Token], within: bool) -> bool:
    """Whether no clause above names the subject that a clause has not."""
    if any(child.dep_ == "expl" or child.tag_ in {"EX", "WP"} for child in verb.children):
        return True
    if verb.dep_ in {"relcl", "acl"}:
        return False
    if (verb.dep_ == "ccomp" and not found) or (within and verb.dep_ in _SIDE_CLAUSES):
        return True
    return verb.dep_ not in _LED_BY_OTHERS


def _says_of_subject(verb: Token) -> bool:
    """Whether a verb below a predicate noun tells of its subject: "is the first to sell 9"."""
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    return verb.head.dep_ == "attr" and (verb.dep_ == "acl" or infinitive)


def _is_named(subject: Token) -> bool:
    tags = {"JJS", "JJ", "VBG"}
    return subject.pos_ in NOUNS or subject.tag_ in tags or is_name_number(subject)
