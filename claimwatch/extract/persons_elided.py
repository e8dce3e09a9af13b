"""Tells what a number without a noun counts: people, mostly, or what is numbered or asked for."""

from __future__ import annotations

from spacy.tokens import Token

from claimwatch.extract.lexicon import harm_lemmas, persons, word_class
from claimwatch.extract.mention import Mention
from claimwatch.extract.quantity import quantity_top

_ABOUT = frozenset({"about", "some", "around", "over", "nearly", "almost", "only"})
_LEAST_FORCE = 20
_SOME_OF = (["of", "them"], ["of", "those"], ["of", "these"], ["of", "whom"])
_OF_VERB = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd"})


def may_be_harmed(noun: str) -> bool:
    """Whether what was counted before may be who is meant: people and animals, not houses.

    Nor deaths or bodies: "498 deaths and 1,597 wounded".
    """
    if noun in word_class("harm_nouns"):
        return False
    return noun in persons() or noun in word_class("harmed_nouns")


def group_of(mention: Mention) -> tuple[str, ...]:
    """What a bare number counts that sizes people: "a crowd of 9,000", "a town of 8,000"."""
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
    band = link.lower_ == "of" and lemma in word_class("bands_of_people")
    if group is not None and band and _is_band(group, mention):
        return ("people",)
    if link.lower_ == "of" and lemma in word_class("peopled_places"):
        return ("inhabitant",)
    named = {"workforce": "worker"}.get(lemma, lemma)
    return (named,) if lemma in word_class("groups_of_people") else ()


def _is_band(group: Token, mention: Mention) -> bool:
    """False for the Group of Seven, and for a wind with a force of 9."""
    named = group.is_title and not group.is_sent_start
    return not named and (group.lemma_ != "force" or mention.lo >= _LEAST_FORCE)


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
    """The noun that says who is counted: "of whom 12 were children", "12 of them children"."""
    behind = mention.last.doc[mention.last.i + 1 : mention.last.i + 5]
    if [token.lower_ for token in behind[:2]] in _SOME_OF:
        said = [token for token in behind[2:] if token.lemma_ != "be"][:1]
        if said and _tells_persons(said[0]):
            return said[0]
    top = quantity_top(mention)
    verb = top.head
    if top.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    for child in verb.children:
        numbered = any(token.like_num for token in child.children)
        if child.dep_ == "attr" and child.i > top.i and not numbered and _tells_persons(child):
            return child
    return None


def _tells_persons(noun: Token) -> bool:
    return noun.tag_ == "NNS" and noun.lemma_.lower() in persons()
