"""Tells the two numbers of a score, or of a team's record, from counts and ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimwatch.extract.lexemes import Line
from claimwatch.extract.lexicon import harm_lemmas
from claimwatch.extract.mention import Mention
from claimwatch.model import ClaimKind

_DASH = re.compile(r"\s?[-–]\s?")
_SIDE = r"(?:No\.\s\d+\s)?(?:[A-Z][\w.'’&-]*\s){1,4}"
_RESULT = re.compile(rf"(?:[^:]{{1,60}}:\s)?{_SIDE}(\d{{1,3}}),\s{_SIDE}(\d{{1,3}})\W*")
_HIGHEST = 200


def read_scores(line: Line, mentions: Sequence[Mention]) -> None:
    """Set the kind of the numbers of scores and records: "31-4", "(25-7)", "Rovers 3, Town 1"."""
    for left, right in pairwise(mentions):
        _read_tally(line, left, right)
    result = _RESULT.fullmatch(line.text)
    harm = result and any(token.lemma_.lower() in harm_lemmas() for token in line.doc)
    ends = {result.end(1), result.end(2)} if result and not harm else set()
    for mention in mentions:
        if mention.char_end in ends:
            mention.kind, mention.rules["kind"] = ClaimKind.SCORE, "two sides with a number each"


def _read_tally(line: Line, left: Mention, right: Mention) -> None:
    """Two bare numbers around a dash are the two sides of a score, or of a team's record."""
    words = line.text[left.char_end : right.char_start]
    bare = all(m.unit is None and m.form == "digits" and m.lo == m.hi for m in (left, right))
    if not bare or not _DASH.fullmatch(words):
        return
    around = line.text[max(0, left.char_start - 1) : right.char_end + 1]
    bracketed = around.startswith("(") or around.endswith(")")
    kind = ClaimKind.RECORD if bracketed else ClaimKind.SCORE
    if max(left.hi, right.hi) >= _HIGHEST:
        kind = ClaimKind.NAME if left.kind is ClaimKind.NAME else left.kind
    for mention in (left, right):
        mention.kind, mention.rules["kind"] = kind, "two numbers around a dash"
