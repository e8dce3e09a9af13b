"""Tells what a number without a noun counts: people, mostly, or what is numbered or asked for."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimwatch.extract.lexicon import harm_lemmas, persons, word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.quantity import quantity_top

_VERBS = frozenset({"VERB", "AUX"})
_ABOUT = frozenset({"about", "some", "around", "over", "nearly", "almost", "only"})
_ABOARD = re.compile(
    r"(?:(?:is|are|was|were|had\sbeen)\s)?(?:aboard|on\sboard|without\s(?:power|electricity|water))\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"(?:(?:is|are|was|were|still|remain|remained)\s){0,2}"
    r"(?:unaccounted\sfor|feared\s(?:dead|drowned|lost|trapped|buried))\b",
    re.IGNORECASE,
)
_TOGETHER = frozenset(
    {("take", "part"), ("turn", "out"), ("show", "up"), ("stay", "away"), ("cross", "border")}
)
"""Verbs that are of people alone with such a word below them."""
_OF_VERB = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd"})


def befalls_people(top: Token) -> bool:
    """Whether a verb or participle near the number is one that befalls people."""
    near = (top, top.head, *top.children, *top.head.children)
    return any(token.lemma_.lower() in harm_lemmas() for token in near)


def are_people_by_verb(top: Token) -> bool:
    """Whether the number's own verb is one of people alone: "killed 12", "4,000 marched".

    One may survive, be missed or be trapped without being of people: "played 40 games, missed 12".
    """
    verb = top.head if top.dep_ in _OF_VERB and top.head.pos_ in _VERBS else None
    told = [verb] if verb is not None else []
    told += [top.head] if top.head.pos_ == "ADJ" else []
    told += [token for token in top.doc[top.i + 1 : top.i + 2] if token.pos_ in {"ADJ", "VERB"}]
    told += [child for child in top.children if child.dep_ in {"acl", "relcl", "amod", "acomp"}]
    said = any(_is_of_persons(token) for token in told)
    return said or _are_missed(top) or _are_aboard(top) or _are_we(top)


def _are_aboard(top: Token) -> bool:
    """True for "the 134 on board", "164 were aboard" and "12,000 were without power"."""
    return _ABOARD.match(top.doc[top.i + 1 : top.i + 5].text) is not None


def _are_missed(top: Token) -> bool:
    """True for "17 unaccounted for" and "14 are feared drowned"."""
    return _MISSED.match(top.doc[top.i + 1 : top.i + 5].text) is not None


def _are_we(top: Token) -> bool:
    """True for "three of us", and for who watches: "watched by 9,000"."""
    watched = top.dep_ == "pobj" and top.head.lower_ == "by" and top.head.head.lemma_ == "watch"
    return watched or top.doc[top.i + 1 : top.i + 3].text.lower() in {"of us", "of you"}


def _is_of_persons(verb: Token) -> bool:
    """Whether a verb is one of people alone, or "taken to hospital", "leave their homes"."""
    if verb.lemma_.lower() in word_class("verbs_of_persons"):
        return True
    if any((verb.lemma_, child.lower_) in _TOGETHER for child in verb.children):
        return True
    if verb.lemma_ in {"draw", "attract"}:
        return any(child.lemma_ in word_class("gatherings") for child in verb.children)
    objects = [noun for child in verb.children for noun in (child, *_objects_of(child))]
    to_hospital = verb.lemma_ in word_class("verbs_of_bringing")
    return any(
        (to_hospital and noun.lemma_ == "hospital" and noun.dep_ == "pobj")
        or (noun.lemma_ == "home" and any(t.lower_ == "their" for t in noun.children))
        for noun in objects
    )


def _objects_of(link: Token) -> list[Token]:
    if link.dep_ == "xcomp":
        return [token for token in link.children if token.dep_ == "dobj"]
    return [token for token in link.children if link.dep_ == "prep" and token.dep_ == "pobj"]


def is_told_of_people(number: Token) -> bool:
    """Whether the verb that a number before stands at is one of people alone."""
    return number.dep_ in _OF_VERB and _is_of_persons(number.head)


def may_be_harmed(noun: str) -> bool:
    """Whether what was counted before may be who is meant: people and animals, not houses."""
    return noun in persons() or noun in word_class("harmed_nouns")


def group_of(mention: Mention) -> tuple[str, ...]:
    """What a bare number counts that sizes people together: "a crowd of 9,000", "a crew of 14"."""
    link = quantity_top(mention).head
    if link.lower_ not in {"of", "at"} or link.dep_ != "prep":
        return ()
    group: Token | None = link.head
    if link.lower_ == "at" and group is not None:
        ahead = (t for t in group.children if t.dep_ in _OF_VERB and t.i < link.i)
        group = next((t for t in ahead if t.lemma_.lower() in word_class("crowd_nouns")), None)
    lemma = group.lemma_.lower() if group is not None else ""
    if lemma in word_class("crowd_nouns"):
        return ("people",)
    named = {"workforce": "worker"}.get(lemma, lemma)
    return (named,) if lemma in word_class("groups_of_people") else ()


def numbered_ahead(mention: Mention) -> Token | None:
    """What stands before "number" as a verb: "the victims numbered 12"."""
    first = mention.first.i
    while first and mention.first.doc[first - 1].lower_ in _ABOUT:
        first -= 1
    before = mention.first.doc[max(0, first - 2) : first]
    if len(before) < 2 or before[1].lower_ not in {"number", "numbered"}:
        return None
    told = before[0]
    many = told.tag_ in {"NNS", "NNPS"} or told.lemma_.lower() in harm_lemmas()
    return told if many else None


def asked_ahead(mention: Mention) -> Token | None:
    """The noun whose number is asked for: "how many men were below: 214, says the mine"."""
    for token in reversed(mention.first.doc[1 : mention.first.i]):
        if token.text in {";", "."} or token.lower_ in {"even", "while", "but"}:
            return None
        if token.lower_ == "many" and token.nbor(-1).lower_ == "how":
            return token.head if token.head.tag_ == "NNS" else None
    return None


def what_they_are(mention: Mention) -> Token | None:
    """The noun that says behind a copula who is counted: "of whom 12 were children"."""
    top = quantity_top(mention)
    verb = top.head
    if top.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    for child in verb.children:
        plain = child.dep_ == "attr" and child.tag_ == "NNS" and child.i > top.i
        numbered = any(token.like_num for token in child.children)
        if plain and not numbered and child.lemma_.lower() in persons():
            return child
    return None
