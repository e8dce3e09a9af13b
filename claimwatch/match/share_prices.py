"""Whether a sum is what shares trade at, or what somebody offers for them."""

from __future__ import annotations

import re

from claimwatch.match.pairs import Pair
from claimwatch.match.reasons import veto
from claimwatch.match.share_moves import share_move
from claimwatch.match.units import written_alike
from claimwatch.model import Claim, ClaimKind, Reason

_OFFERED = re.compile(
    r"\b(?:offer\w*|bid\w*|tender\w*|pay(?:s|ing)?|paid|deal|buy\w*|acquir\w+|takeover|receive)\b",
    re.IGNORECASE,
)
_MOVES = r"(?:was|were|stood|traded|rose|fell|jumped|climbed|dropped)"
_QUOTED = re.compile(
    rf"\b(?:trad(?:e[ds]?|ing)|clos(?:e[ds]?|ing)|ended|(?:shares?|stock) {_MOVES}|market price)\b",
    re.IGNORECASE,
)
_SORTS = (("offered", _OFFERED), ("quoted", _QUOTED))
_MOST = 5_000
"""What a share costs at most, in whole units of money or in pence."""
_BEFORE = 60
_BEHIND = 25
"""In characters: how far from the number a word says which of the two it is."""


def veto_quoted(pair: Pair) -> Reason | None:
    """What shares trade at is not what is bid for them, where the numbers differ.

    Of 88 labelled pairs one was of one quantity.
    """
    if {pair.a.kind, pair.b.kind} != {ClaimKind.MONEY} or written_alike(pair.a, pair.b):
        return None
    if max(pair.a.as_written.hi, pair.b.as_written.hi) > _MOST:
        return None
    sorts = {_sort_of(claim) for claim in (pair.a, pair.b)}
    if sorts != {"quoted", "offered"}:
        return None
    return veto("quoted", "one is what shares trade at, the other what is offered for them")


def _sort_of(claim: Claim) -> str | None:
    """Which of the two the nearest word says, before one that stands behind."""
    start = claim.char_start - claim.sentence_start
    end = start + len(claim.text)
    said = claim.sentence[max(0, start - _BEFORE) : start]
    behind = claim.sentence[end : end + _BEHIND]
    found = [(m.end(), name) for name, rule in _SORTS for m in rule.finditer(said)]
    if not found:
        found = [(-m.start(), name) for name, rule in _SORTS for m in rule.finditer(behind)]
    sort = max(found)[1] if found else None
    return "quoted" if sort is None and share_move(claim) else sort
