"""What marks a number as a part, an addition, an average, one of several or the whole."""

from __future__ import annotations

import re

from claimwatch.match import words
from claimwatch.model import Claim, ClaimKind

_HOW_BADLY = re.compile(r"\s*(?:critically|seriously|severely|badly|slightly)\s*(?:[,.;)]|$)")
_AVERAGE_REACH = 7
"""In tokens: "averaged more than 30 home runs and 100 runs batted in"."""


def read_marks(claim: Claim) -> frozenset[str]:
    """The marks of a claim: "part", "added", "average", "picked", "included", "other", "whole"."""
    start = claim.char_start - claim.sentence_start
    before = [t for t, _, _ in words.spans(claim.sentence[:start])][-_AVERAGE_REACH:]
    after = [t for t, _, _ in words.spans(claim.sentence[start + len(claim.text) :])][:3]
    inside = words.tokens(claim.text)
    how_badly = _HOW_BADLY.match(claim.sentence[start + len(claim.text) :])
    marks = _marked(before, inside, after) | ({"part"} if how_badly else set())
    added = claim.kind is ClaimKind.COUNT and after[:1] == ["more"] and after[1:2] != ["than"]
    return marks | ({"added"} if added else set())


def _marked(before: list[str], inside: list[str], after: list[str]) -> frozenset[str]:
    marks = set()
    if any(word.startswith("averag") for word in before):
        marks.add("average")
    before = before[-3:]
    of_what = {" ".join(after[:2]), " ".join(after)}
    if of_what & words.word_list("part_after") and before[-1:] != ["all"]:
        marks.add("part")
    if inside == ["one"] and after[:1] == ["of"]:
        marks.add("picked")
    if before[-1:] == ["including"] or " ".join(before[-2:]) in words.word_list("part_before"):
        marks.add("included")
    near = {words.stem(word) for word in (*inside, *after[:2], *before[-1:])}
    if near & words.word_list("other") and "more" not in inside:
        marks.add("other")
    if {words.stem(w) for w in (*before, *inside, *after)} & words.word_list("whole"):
        marks.add("whole")
    return frozenset(marks)
