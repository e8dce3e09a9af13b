"""Reads bare numbers that are ages: "Smith, 38, said", "the brothers, 9 and 11, were found"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import person_roles, persons, word_class
from claimwatch.extract.mention import Mention
from claimwatch.model import Bound, ClaimKind

_AGED = re.compile(r"\b(?:aged|ages?|age of|turned|turning|turns)\s(?:between\s)?$", re.IGNORECASE)
_AFTER_AGE = re.compile(r"\s?(?:[,.;:)!?]|$|of\b|from\b|and\b|who\b|has\b|was\b|is\b)")
_DIED = re.compile(r"\b(?:die[ds]?|dead|dying)\b[^.;]{0,60}\bat\s$", re.IGNORECASE)
_PERSONS = {"he", "she", "who", "i"}
_OLDEST = 120
_LOOK_BACK = 90
_LIST_JOINT = re.compile(r"\s?,\s(?:and\s)?|\sand\s|\sor\s")
_MAY_FOLLOW = frozenset({"VERB", "AUX", "ADP", "PRON", "CCONJ", "SCONJ", "PUNCT"})


def age_rule(line: Line, mention: Mention) -> str | None:
    """The rule by which a bare number is a person's age."""
    if mention.form not in {"digits", "words", "range"} or not 0 < mention.hi <= _OLDEST:
        return None
    if mention.hi != int(mention.hi) or mention.bound is Bound.VAGUE:
        return None
    before = line.text[max(0, mention.char_start - _LOOK_BACK) : mention.char_start]
    token = mention.first
    if _AGED.search(before):
        return "aged"
    if token.dep_ in {"attr", "acomp"} and token.head.lemma_ == "be":
        subjects = [child for child in token.head.children if child.dep_ == "nsubj"]
        if subjects and subjects[0].lower_ in _PERSONS and mention.lo >= 3:
            return "age of a person"
    if not _AFTER_AGE.match(line.text, mention.char_end):
        return None
    if _DIED.search(before):
        return "age at death"
    if mention.form == "digits" and re.search(r"[\w.’']\s?,\s$", before) and token.i >= 2:
        if not _closes(line, mention):
            return None
        if line.doc[token.i - 2].pos_ == "PROPN":
            return "age after a name"
        return "age after a person" if _stands_by_person(token) else None
    return None


def _stands_by_person(token: Token) -> bool:
    """Whether a number stands beside a single person: "her uncle, 61,", "the head of it, 40,"."""
    if token.dep_ != "appos":
        return False
    for noun in token.ancestors:
        if noun.pos_ == "VERB":
            return False
        if noun.tag_ == "NN" and noun.lower_ in person_roles() | word_class("kin_nouns"):
            return noun.dep_ not in {"pobj", "poss", "compound"} or noun == token.head
    return False


def _closes(line: Line, mention: Mention) -> bool:
    """Whether an age after a name is closed off again: "Smith, 38, said"."""
    return line.text[mention.char_end :].lstrip()[:1] in {",", ".", ";", ")", ":", ""}


def read_listed_ages(line: Line, mentions: Sequence[Mention]) -> None:
    """Several ages in a row: "aged 19, 22 and 35", "the twins, 9 and 11, were found"."""
    runs: list[list[Mention]] = [[]]
    for left, right in pairwise(mentions):
        runs[-1] = runs[-1] or [left]
        joint = line.text[left.char_end : right.char_start]
        if _LIST_JOINT.fullmatch(joint) and _counts_alike(left, right):
            runs[-1].append(right)
        else:
            runs.append([])
    for run in runs:
        if len(run) > 1 and _closes_ages(line, run[-1]):
            if run[0].kind is ClaimKind.AGE:
                _make_ages(run[1:], "age after an age")
            elif _follow_persons(line, run):
                _make_ages(run, "ages after persons")


def _counts_alike(left: Mention, right: Mention) -> bool:
    bare = left.kind is ClaimKind.AGE or left.unit is None
    return bare and right.kind is ClaimKind.COUNT and right.form == left.form and right.unit is None


def _closes_ages(line: Line, last: Mention) -> bool:
    after = line.doc[last.last.i + 1 : last.last.i + 2]
    known = not after or after[0].pos_ in _MAY_FOLLOW
    return 0 < last.hi <= _OLDEST and (known or bool(_AFTER_AGE.match(line.text, last.char_end)))


def _follow_persons(line: Line, run: Sequence[Mention]) -> bool:
    """True for digits set off by commas behind a noun for several persons."""
    place = run[0].first.i - 2
    if place < 0 or line.doc[place + 1].text != "," or run[0].form != "digits":
        return False
    noun = line.doc[place]
    several = noun.tag_ == "NNS" or noun.lower_ in word_class("set_nouns")
    return several and noun.lemma_.lower() in persons() and _closes(line, run[-1])


def _make_ages(run: Sequence[Mention], rule: str) -> None:
    for mention in run:
        if 0 < mention.hi <= _OLDEST:
            mention.kind, mention.unit, mention.dimension = ClaimKind.AGE, "year of age", "age"
            mention.rules["kind"] = mention.rules["unit"] = rule
