"""Tells by its verb, or by what stands right behind it, whether a number counts people."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimwatch.extract.lexicon import harm_lemmas, word_class

_VERBS = frozenset({"VERB", "AUX"})
_BEHIND = re.compile(
    r"(?:(?:who|dead|injured|wounded|homeless|in\sfavou?r|voting"
    r"|of\s(?:the|those)\s(?:other\s)?(?:dead|displaced|homeless|injured|missing|wounded))\b"
    r"|(?:(?:is|are|was|were|had\sbeen)\s)?(?:aboard|on\sboard|alive"
    r"|without\s(?:power|electricity|water|shelter))\b"
    r"|(?:(?:is|are|was|were|still|remain|remained)\s){0,2}"
    r"(?:unaccounted\sfor|feared\s(?:dead|drowned|lost|trapped|buried)"
    r"|in(?:to)?\s(?:police\s)?(?:custody|detention|hospital|intensive\scare"
    r"|(?:an?\s)?(?:critical|fair|grave|serious|stable)\scondition))\b)",
    re.IGNORECASE,
)
"""What stands behind a number of people: "17 unaccounted for", "the 134 on board", "63 dead"."""
_TOGETHER = frozenset(
    {
        ("await", "trial"),
        ("cross", "border"),
        ("lay", "off"),
        ("lose", "life"),
        ("pull", "alive"),
        ("show", "up"),
        ("sign", "petition"),
        ("stay", "away"),
        ("suffer", "burn"),
        ("suffer", "injury"),
        ("take", "part"),
        ("test", "positive"),
        ("turn", "out"),
    }
)
"""Verbs that are of people alone with such a word below them."""
_OF_VERB = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd"})


def befalls_people(top: Token) -> bool:
    """Whether a verb or participle near the number is one that befalls people."""
    beside = (child for child in top.head.children if child.dep_ != "advcl")
    near = (top, top.head, *top.children, *beside)
    return any(token.lemma_.lower() in harm_lemmas() and not _shoots_down(token) for token in near)


def _shoots_down(verb: Token) -> bool:
    """True for "shot down 28", which is done to what flies."""
    return verb.lemma_ == "shoot" and verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "down"


def are_people_by_verb(top: Token) -> bool:
    """Whether the number's own verb is one of people alone: "killed 12", "4,000 marched".

    One may survive, be missed or be trapped without being of people: "played 40 games, missed 12".
    """
    verb = top.head if top.dep_ in _OF_VERB and top.head.pos_ in _VERBS else None
    told = [verb] if verb is not None else []
    told += [top.head] if top.head.pos_ == "ADJ" else []
    told += [child for one in told for child in one.children if _is_made(child)]
    told += [token for token in top.doc[top.i + 1 : top.i + 2] if token.pos_ in {"ADJ", "VERB"}]
    told += [child for child in top.children if child.dep_ in {"acl", "relcl", "amod", "acomp"}]
    said = any(_is_of_persons(token) for token in told)
    behind = top.doc[top.i + 1 : top.i + 6].text
    return said or _BEHIND.match(behind) is not None or _are_we(top)


def _is_made(word: Token) -> bool:
    """True for the homeless of "41,000 were made homeless"."""
    return word.pos_ == "ADJ" and word.dep_ in {"acomp", "oprd", "ccomp"}


def may_be_people_by_verb(top: Token) -> bool:
    """Whether the number's own verb is mostly one of people, if nothing was counted before it."""
    if _is_room(top):
        return True
    if top.dep_ not in _OF_VERB:
        return False
    told = (top.head, *(child for child in top.head.children if child.dep_ in {"acomp", "oprd"}))
    return any(token.lemma_.lower() in word_class("verbs_mostly_of_persons") for token in told)


def _are_we(top: Token) -> bool:
    """True for "three of us", and for who watches: "watched by 9,000"."""
    watched = top.dep_ == "pobj" and top.head.lower_ == "by" and top.head.head.lemma_ == "watch"
    return watched or top.doc[top.i + 1 : top.i + 3].text.lower() in {"of us", "of you"}


def _is_of_persons(verb: Token) -> bool:
    """Whether a verb is one of people alone, or "taken to hospital", "leave their homes"."""
    if verb.lemma_.lower() in word_class("verbs_of_persons"):
        return True
    if any(
        {(verb.lemma_, child.lower_), (verb.lemma_, child.lemma_)} & _TOGETHER
        for child in verb.children
    ):
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


def _is_room(top: Token) -> bool:
    """Whether a number is how many a place has room for: "the camp, built for 900, holds 2,000"."""
    made_for = top.dep_ == "pobj" and top.head.lower_ == "for"
    verb = top.head.head if made_for else top.head
    known = word_class("verbs_of_building" if made_for else "verbs_of_holding")
    if verb.lemma_ not in known or not (made_for or top.dep_ == "dobj"):
        return False
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBS and not _has_subject(verb):
        verb = verb.head
    places = [verb.head] if verb.dep_ in {"acl", "relcl"} else list(verb.children)
    return any(place.lemma_.lower() in word_class("rooms") for place in places)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def is_told_of_people(number: Token) -> bool:
    """Whether the verb that a number before stands at is one of people alone."""
    if number.dep_ not in _OF_VERB:
        return False
    return _is_of_persons(number.head) or may_be_people_by_verb(number)
