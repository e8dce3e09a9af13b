"""Reads several ages in a row: "aged 19, 22 and 35", "the twins, 9 and 11, were found"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimwatch.extract.ages import AFTER_AGE, OLDEST, closes
from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import persons, word_class
from claimwatch.extract.mention import Mention
from claimwatch.model import ClaimKind

_LIST_JOINT = re.compile(r"\s?,\s(?:and\s)?|\sand\s|\sor\s")
_MAY_FOLLOW = frozenset({"VERB", "AUX", "ADP", "PRON", "CCONJ", "SCONJ", "PUNCT"})


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
    alike = right.form == left.form or left.kind is ClaimKind.AGE
    return bare and alike and right.kind is ClaimKind.COUNT and right.unit is None


def _closes_ages(line: Line, last: Mention) -> bool:
    after = line.doc[last.last.i + 1 : last.last.i + 2]
    known = not after or after[0].pos_ in _MAY_FOLLOW
    return 0 < last.hi <= OLDEST and (known or bool(AFTER_AGE.match(line.text, last.char_end)))


def _follow_persons(line: Line, run: Sequence[Mention]) -> bool:
    """True for digits set off by commas behind a noun for several persons."""
    place = run[0].first.i - 2
    if place < 0 or line.doc[place + 1].text != "," or run[0].form != "digits":
        return False
    noun = line.doc[place]
    several = noun.tag_ == "NNS" or noun.lower_ in word_class("set_nouns")
    return several and noun.lemma_.lower() in persons() and closes(line, run[-1])


def _make_ages(run: Sequence[Mention], rule: str) -> None:
    for mention in run:
        if 0 < mention.hi <= OLDEST:
            mention.kind, mention.unit, mention.dimension = ClaimKind.AGE, "year of age", "age"
            mention.rules["kind"] = mention.rules["unit"] = rule
