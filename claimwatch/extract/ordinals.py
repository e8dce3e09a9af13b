"""Tells ordinals that count: "the fifth victim" makes five, "a third was hurt" makes one more."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from claimwatch.extract.lexicon import harm_lemmas
from claimwatch.extract.mention import Mention
from claimwatch.tables import read_csv

_IN_A_ROW = frozenset({"straight", "consecutive", "successive"})
_HYPHENS = frozenset({"-", "‐", "‑"})


@cache
def occurrences() -> frozenset[str]:
    """Lemmas of nouns whose ordinals count: victim, attack, win."""
    return frozenset(row["lemma"] for row in read_csv("occurrences.csv"))


def counts_off(mention: Mention) -> bool:
    """Whether an ordinal tells how many there have been: "fifth victim", "eighth straight win".

    The 16th day, the first batch and the second floor count nothing, and neither do "the first
    victim" or "the second-attack theory".
    """
    after = _following(mention.last)
    if mention.lo < 2 or after is None or after.text in _HYPHENS:
        return False
    if after.lower_ in _IN_A_ROW:
        return True
    noun = mention.last.head
    if noun.i < mention.last.i or noun.lemma_.lower() not in occurrences():
        return False
    return mention.last.dep_ in {"amod", "nummod"}


def adds_one(mention: Mention) -> bool:
    """Whether an ordinal tells of one more who was harmed: "killed two and hurt a third"."""
    ordinal = mention.last
    if mention.first.i == 0 or ordinal.doc[mention.first.i - 1].lower_ not in {"a", "an"}:
        return False
    after = _following(ordinal)
    if after is not None and after.lower_ in {"of", "time", "day"}:
        return False
    return is_harmed(ordinal) or (ordinal.dep_ in {"amod", "nummod"} and is_harmed(ordinal.head))


def is_harmed(noun: Token) -> bool:
    """Whether a noun is what a verb of harm does to: "wounded a third", "another was killed"."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"acl", "amod"} and _harms(child):
            return True
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return _harms(verb)
    return noun.dep_ == "nsubj" and verb.tag_ in {"VBN", "JJ"} and _harms(verb)


def _harms(verb: Token) -> bool:
    return verb.lemma_.lower() in harm_lemmas()


def _following(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
