"""Reads what a rival's bare number counts: "the council says 5,000 marched; the union says 9,000".

Only where both speakers are named and share no word, and nothing stands behind the number: of 13
such numbers in 30 labelled events each counted what the other speaker's last number counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimwatch.extract.contrasted import CONTRASTED
from claimwatch.model import Bound, Claim, ClaimKind

_SAYS = (
    r"(?:say|says|said|insists?|insisted|claims?|claimed|speaks?|spoke|estimates?|estimated|counts?"
    r"|counted|reckons?|reckoned|admits?|admitted|gives?|gave|reports?|reported|puts?|put|lists?"
    r"|listed)"
)
_BETWEEN = (
    r"(?:that|there|were|was|are|is|of|on|it|it's|its|the|figure|number|toll|total|true|real|actual"
    r"|own|at|only|just|about|some|more|than|no|fewer|less|over|nearly|almost|around|up|to|least"
    r"|most|far|higher|lower|closer|a|an|estimate|count|them)"
)
_SAID = re.compile(rf"\b{_SAYS}(?:,?\s{_BETWEEN})*,?\s$", re.IGNORECASE)
_ENDS = re.compile(r"\s?(?:[.,;:)!?”\"]|$|(?:and|but|while|because)\b)")
_TAGGED = re.compile(r",?\s(?:according\sto|by\s|in\s|on\s)")
_PART = re.compile(r"\sof\s(?:them|those|these|whom|which|the\s(?:dead|injured|wounded))\b")
_KINDS = frozenset({ClaimKind.COUNT, ClaimKind.PERCENT, ClaimKind.MONEY, ClaimKind.DURATION})
_LITTLE = frozenset({"the", "a", "an", "of", "and", "its", "his", "her", "their"})
_LOOK_BACK = 8
_GAP = 5
"""How many characters may stand between two sentences that follow each other."""


def settle_elided(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article in the text's order, what rivals' bare numbers count filled in."""
    settled: list[Claim] = []
    for claim in claims:
        rival = _rivals(claim, settled[-_LOOK_BACK:]) if _is_bare(claim) else None
        settled.append(_like(claim, rival) if rival is not None else claim)
    return settled


def _is_bare(claim: Claim) -> bool:
    """True for a count that a named speaker gives, right behind the saying and with no noun."""
    plain = claim.kind is ClaimKind.COUNT and claim.unit is None and claim.bound is not Bound.VAGUE
    if not plain or not claim.claimant:
        return False
    start = claim.char_start - claim.sentence_start
    behind = claim.sentence[start + len(claim.text) :]
    if dict(claim.rules).get("claimant") == CONTRASTED:
        return bool(_ENDS.match(behind) or _TAGGED.match(behind))
    return bool(_SAID.search(claim.sentence[:start]) and _ENDS.match(behind))


def _rivals(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The nearest number of another named speaker in the same sentence or the one before."""
    for other in reversed(before):
        start = other.sentence_start
        follows = 0 <= claim.sentence_start - start - len(other.sentence) < _GAP
        if start != claim.sentence_start and not follows:
            return None
        named = _words(other.claimant)
        if named and not named & _words(claim.claimant) and _can_be_meant(other):
            return other
    return None


def _can_be_meant(claim: Claim) -> bool:
    if claim.kind not in _KINDS and claim.unit != "magnitude":
        return False
    if claim.kind is ClaimKind.COUNT and (not claim.counted or claim.bound is Bound.VAGUE):
        return False
    end = claim.char_start - claim.sentence_start + len(claim.text)
    return _PART.match(claim.sentence, end) is None


def _like(claim: Claim, rival: Claim) -> Claim:
    """The claim as one of what the rival's number counts or measures."""
    return replace(
        claim,
        kind=rival.kind,
        unit=rival.unit,
        unit_text=rival.unit_text,
        dimension=rival.dimension,
        as_written=replace(claim.as_written, unit=rival.as_written.unit),
        counted=rival.counted,
        about=rival.about,
        scope=replace(
            claim.scope,
            head=rival.scope.head,
            verb=rival.scope.verb,
            restricting=rival.scope.restricting,
        ),
        rules=tuple(sorted({**dict(claim.rules), "counted": "as a rival's number"}.items())),
    )


def _words(name: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (name or "").lower())) - _LITTLE
