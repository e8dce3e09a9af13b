"""Tells whether a verb gives a figure: puts a toll at five, counts nine; and whose count it is."""

from __future__ import annotations

from spacy.tokens import Token

from claimwatch.extract.lexicon import (
    agency_names,
    harm_lemmas,
    is_outlet,
    tallies,
    verbs_taking,
    word_class,
)
from claimwatch.extract.noun_phrases import phrase_text

OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp"})
CLAUSES = frozenset({"ccomp", "parataxis"})
_AMOUNT_PREPOSITIONS = frozenset({"at", "as", "to", "from"})
_OWN_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "xcomp"})
_SWALLOWERS = frozenset({"dobj", "advcl", "acl"})
_PLACINGS = frozenset({"advmod", "npadvmod"})


def gives_amount(verb: Token, child: Token, number: Token) -> bool:
    """Whether the verb sets something at the number that stands in or below its `child`."""
    lemma = verb.lemma_.lower()
    if child.dep_ == "prep" and child.lower_ in _AMOUNT_PREPOSITIONS:
        return _takes_amount(verb, lemma, child) and _is_amount_of(child, number)
    if lemma not in verbs_taking("amount"):
        return False
    if child.dep_ in _SWALLOWERS:
        return _swallows_amount(verb, child, number)
    return child.dep_ in _PLACINGS and _has_object(verb) and _is_counting_body(_subject(verb))


def records(verb: Token, child: Token, number: Token) -> bool:
    """Whether a body that keeps counts has recorded the number: "the agency counts 9 dead"."""
    if verb.lemma_.lower() not in verbs_taking("record") or is_passive(verb):
        return False
    if child.dep_ not in OBJECTS | CLAUSES or not _is_counting_body(_subject(verb)):
        return False
    return _is_amount_of(child, number)


def goes_with_amount(verb: Token, child: Token) -> bool:
    """Whether `child` is a further part of what a verb gives: "31 dead and 70 wounded".

    The parser takes such a part for a clause of its own, and "among them 12 children" too.
    """
    lemma = verb.lemma_.lower()
    if not any(lemma in verbs_taking(what) for what in ("object", "amount", "record", "tally")):
        return False
    part = _is_tallied(child) or _is_among(child)
    return (
        part
        and not is_passive(verb)
        and any(_holds_number(t) for t in verb.doc[verb.i + 1 : child.left_edge.i])
    )


def _is_tallied(child: Token) -> bool:
    """True for the participle of "70 wounded", which no auxiliary makes a verb."""
    if child.dep_ not in {"conj", "advcl"} or child.lemma_.lower() not in harm_lemmas():
        return False
    parts = {t.dep_ for t in child.children}
    return child.i > 0 and child.nbor(-1).like_num and not parts & {"aux", "auxpass", "dobj"}


def _is_among(child: Token) -> bool:
    """True for the children of "10 deaths, among them two children"."""
    opened = any(t.lower_ == "among" for t in child.children if t.dep_ == "prep")
    return child.dep_ == "npadvmod" and opened


def _holds_number(token: Token) -> bool:
    return token.like_num and token.ent_type_ != "DATE"


def owner_of_count(verb: Token) -> str | None:
    """Whose count it is: "the agency's own count is nine", "by the union's tally, nine left"."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    for child in verb.children:
        noun: Token | None = None
        if child.dep_ == "nsubj" and verb.lemma_ in {"be", "stand", "put", "show"}:
            noun = child
        elif child.dep_ == "prep" and child.lower_ == "by":
            noun = next((t for t in child.children if t.dep_ == "pobj"), None)
        if noun is None or noun.lemma_.lower() not in tallies():
            continue
        for owner in noun.children:
            named = owner.dep_ == "compound" and is_outlet(owner.text)  # "a Reuters tally"
            if named or (owner.dep_ == "poss" and owner.pos_ in {"NOUN", "PROPN"}):
                return phrase_text(owner).removesuffix("'s").removesuffix("’s").strip()
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive voice."""
    return any(token.dep_ in {"auxpass", "nsubjpass"} for token in verb.children)


def _takes_amount(verb: Token, lemma: str, preposition: Token) -> bool:
    objects = [token for token in verb.children if token.dep_ == "dobj"]
    if lemma in verbs_taking("amount") and preposition.lower_ != "from":
        return bool(objects) or is_passive(verb)
    if lemma in verbs_taking("rating") and preposition.lower_ == "as":
        return bool(objects)
    if lemma in verbs_taking("tally"):
        return any(token.lemma_.lower() in tallies() for token in objects)
    return False


def _is_amount_of(above: Token, number: Token) -> bool:
    """Whether the number is the amount itself, not something in a clause below it."""
    between = number
    while between != above:
        if between.dep_ in _OWN_CLAUSES:
            return False
        between = between.head
    return True


def _swallows_amount(verb: Token, child: Token, number: Token) -> bool:
    """The parser hung the amount on the last word before it: "the number of men killed at 5"."""
    objects = [token for token in verb.children if token.dep_ == "dobj"]
    if any(token.dep_ == "prep" and token.lower_ == "at" for token in verb.children):
        return False
    at = next((t for t in number.ancestors if t.dep_ == "prep"), None)
    if at is None or at.lower_ != "at" or number.i - at.i > 3:
        return False
    return child in at.ancestors and any(t.lemma_.lower() in tallies() for t in objects)


def _has_object(verb: Token) -> bool:
    return any(token.dep_ == "dobj" for token in verb.children)


def _subject(verb: Token) -> Token | None:
    subject = next((token for token in verb.children if token.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in {"which", "who"} and verb.dep_ == "relcl":
        return verb.head
    return subject


def _is_counting_body(subject: Token | None) -> bool:
    if subject is None:
        return False
    words = {subject.lower_, subject.lemma_.lower()}
    return bool(words & word_class("counting_bodies")) or subject.text in agency_names()
