"""Finds what a tally counts: "the number of burnt cars reached 74", "put the death toll at 61"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimwatch.extract.lexicon import (
    changing_verbs,
    harm_lemmas,
    persons,
    speaking_bodies,
    word_class,
)
from claimwatch.extract.mention import Mention
from claimwatch.extract.quantity import quantity_top

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_NAMED_BY_VERB = frozenset({"nsubj", "nsubjpass", "dobj"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_HARMS = frozenset({"death", "casualty", "injury", "fatality"})
_LEADS_TO = frozenset({"to", "at", "of", "from", "above", "past", "beyond", "over", "as"})
_HIGHEST_CLIMB = 6
_REACH = 10
"""In tokens."""
_HEDGES = frozenset({"at", "least", "about", "some", "nearly", "almost", "around", "more", "than"})
_TOLL = re.compile(
    r"\btoll\b(?!\s(?:of|among)\s(?:the\s)?(?:wounded|injured|missing))[^.,;:]{0,60}?\b"
    r"(?:(?:(?:climb|ris|jump|soar|grow|surg|increas)(?:e?s|ing|ed)?|rose|grew)"
    r"(?:\sby\s[\w,]+)?\sto"
    r"|hits?|tops?|topped|pass(?:es|ed)?|reach(?:es|ed)|stands?\sat|stood\sat|nears?|exceeds?"
    r"|crosses|crossed|(?:is|was)(?:\snow)?|now|at|as\shigh\sas)"
    r"\s(?:at\sleast|about|over|more\sthan|nearly)?\s?$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\s?(?:[,.;:)!?\"”’]|$|(?:as|in|after|on|and|but|with|from|by|when|while|since|so|dead"
    r"|overnight|today|yesterday|this|late|early)\b)"
)


def is_toll(mention: Mention) -> bool:
    """True for a bare number right behind a toll, as headlines put it: "flood toll hits 45"."""
    line = mention.line
    if mention.unit is not None or not _TOLL.search(line[: mention.char_start]):
        return False
    return _BARE.match(line, mention.char_end) is not None


def tally_of(mention: Mention) -> Token | None:
    """The noun for a tally whose value a bare number is; None where it is of none."""
    behind = list(mention.last.doc[mention.last.i + 1 : mention.last.i + 4])
    if [token.lower_ for token in behind[::2]] == ["the", "of"] and _is_tally(behind[1]):
        return behind[1]  # "raised to 21 the number of people killed"
    if (ahead := _number_ahead(mention)) is not None:
        return ahead
    node = quantity_top(mention)
    for _ in range(_HIGHEST_CLIMB):
        head = node.head
        if head == node:
            return None
        if head.pos_ in _VERBS:
            narrows = head.dep_ == "acl" and node.dep_ == "prep" and node.lower_ in _LEADS_TO
            if narrows and _is_tally(head.head):  # "the number killed to four"
                return head.head
            return _beside(head, node)
        if _is_tally(head) and node.dep_ in {"prep", "appos", "nummod"} and node.i > head.i:
            return head
        if node.dep_ == "prep" and node.lower_ not in _LEADS_TO:
            return None
        node = head
    return None


def _number_ahead(mention: Mention) -> Token | None:
    """The "number" of "bringing the number of miners killed to six", however that is parsed."""
    words = list(mention.first.doc[max(0, mention.first.i - _REACH) : mention.first.i])
    while words and words[-1].lower_ in _HEDGES:
        words.pop()
    if len(words) < 2 or words[-1].lower_ != "to" or words[-2].tag_ not in _PARTICIPLES:
        return None
    told = [token for token in words if token.lower_ == "number"]
    return told[-1] if told and told[-1].nbor(1).lower_ == "of" else None


def what_is_tallied(tally: Token) -> Token | None:
    """The noun or adjective whose number a tally is: "of the dead", the death of "death toll".

    What "the toll of the quake" counts is not said there.
    """
    before = [
        child
        for child in tally.children
        if child.dep_ == "compound" and child.pos_ == "NOUN" and not _can_tell(child)
    ]
    if before and (tally.lemma_.lower() != "toll" or before[-1].lemma_.lower() in _HARMS):
        return before[-1]
    for of in tally.children:
        if of.dep_ == "prep" and of.lower_ in {"of", "for", "among"}:
            for noun in of.children:
                if noun.dep_ == "pobj" and noun.pos_ in _NOUNS | {"ADJ", "VERB"}:
                    harmed = noun.lemma_.lower() in harm_lemmas()
                    return noun if harmed or tally.lemma_.lower() != "toll" else None
    named = tally.doc[tally.i + 1 : tally.i + 3]
    if len(named) > 1 and named[0].lower_ == "of" and named[1].tag_ in {"NNS", "NNPS"}:
        return named[1]
    return None


def what_moved(mention: Mention) -> Token | None:
    """The things whose number moved to a bare one: "arrests rose by 60 to 1,240", "topped 60".

    Not who reached it: "the climbers reached 6,000".
    """
    top = quantity_top(mention)
    verb = top.head
    if top.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ == "to":
        verb = verb.head
        moved = verb.lemma_.lower() in changing_verbs()
    else:
        moved = top.dep_ == "dobj" and verb.lemma_.lower() in word_class("reaching_verbs")
    if not moved or verb.pos_ not in _VERBS:
        return None
    subjects = (t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"})
    things = [t for t in subjects if t.tag_ == "NNS" and t.ent_type_ != "DATE"]
    return next((t for t in things if top.dep_ == "pobj" or not _may_reach(t)), None)


def are_the_harmed(tally: Token) -> bool:
    """True for "the dead" and "the missing" of "put the dead at 138"."""
    named = any(child.lower_ == "the" for child in tally.children)
    return named and tally.lower_ in word_class("the_harmed")


def means_people(tally: Token) -> str | None:
    """Who the dead, an attendance or a headcount, in one word or two, are a number of."""
    lemma = tally.lemma_.lower()
    ahead = [child.lower_ for child in tally.children if child.dep_ == "compound"]
    if lemma == "headcount" or (lemma == "count" and ahead == ["head"]):
        return "employee"
    told = lemma == "attendance" or are_the_harmed(tally) or _is_of_befallen(tally)
    return "people" if told else None


def _is_of_befallen(tally: Token) -> bool:
    """True for "the number killed" and "the total aboard"."""
    behind = tally.doc[tally.i + 1 : tally.i + 2]
    return tally.lemma_.lower() in {"number", "total"} and any(
        token.lower_ == "aboard" or (token.tag_ == "VBN" and token.lemma_ in harm_lemmas())
        for token in behind
    )


def traded(noun: Token) -> tuple[str, ...]:
    """The things whose sales or shipments a number tells: "sales of vans", "van sales"."""
    if noun.lemma_.lower() not in word_class("trade_nouns"):
        return ()
    things = what_is_tallied(noun)
    return (things.lemma_.lower(),) if things is not None and things.pos_ == "NOUN" else ()


def _may_reach(noun: Token) -> bool:
    """True for people, who may reach or top something else than their own number."""
    lemma = noun.lemma_.lower()
    return lemma in persons() and lemma not in _HARMS | {"arrest"}


def befallen(noun: Token) -> str | None:
    """The verb of the clause that narrows a noun: "people killed", "people who have fled"."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"acl", "relcl"} and child.pos_ == "VERB":
            return child.lemma_.lower()
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    harmed = (t for t in behind if t.tag_ in _PARTICIPLES and t.lemma_.lower() in harm_lemmas())
    return next((token.lemma_.lower() for token in harmed), None)


def _beside(verb: Token, node: Token) -> Token | None:
    """The tally that a number's verb sets: its subject, or the object before "to" or "at"."""
    if node.dep_ == "prep" and node.lower_ not in _LEADS_TO:
        return None
    for child in reversed(list(verb.children)):
        if child.i < node.i and child.dep_ in _NAMED_BY_VERB and _is_tally(child):
            object_of_number = child.dep_ == "dobj" and node.dep_ != "prep"
            return None if object_of_number else child
    return None


def _can_tell(noun: Token) -> bool:
    """Whether a noun says who counted, and not what: "a government figure", "the police count"."""
    return noun.lemma_.lower() in speaking_bodies()


def _is_tally(token: Token) -> bool:
    told = word_class("tally_nouns") | word_class("trade_nouns")
    return token.lemma_.lower() in told or are_the_harmed(token)
