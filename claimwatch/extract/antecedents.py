"""Reads what a bare number counts of things that the sentence before counted or named.

"The navy seized 11 boats. It sank four." and "They found 31 bodies. Five of them were burned." The
number counts what the nearest count before it does, no more of them, and only where it stands as
the subject or the object of its own verb with no noun behind it. What is fired or shot down needs
no count before it: "Drones flew at the port. Nine were shot down."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimwatch.extract.contrasted import follows, is_bare_count
from claimwatch.extract.elided import stands_beside
from claimwatch.model import Bound, Claim, ClaimKind

_HEDGES = (
    r"(?:(?:about|around|some|nearly|almost|only|just|at\sleast|more\sthan|over|up\sto|all)\s)*"
)
_OF_THEM = re.compile(
    r"\sof\s(?:them|these|those)\b(?!\s(?:is|are|was|were)\s(?:\w+s|children|men|women|people)\b)"
)
_OF_THOSE = re.compile(rf"^of\s(?:them|these|those)(?:\s[a-z]+)?,\s{_HEDGES}$", re.IGNORECASE)
_OPENS = re.compile(rf"(?:^|\b(?:said|says|that)\s|;\s|\band\s){_HEDGES}$", re.IGNORECASE)
_VERB_BEHIND = re.compile(
    r"\s(?:(?:is|are|was|were|has|have|had|will|would|can|could|must|may|might|did|do|never|later"
    r"|still|already)\b|[a-z]+ed\b(?!\s[a-z]+s\b))"
)
_DONE_BY_THEM = re.compile(
    r"\b(?:it|they|he|she|we|who)\s(?:(?:has|have|had|will|would|can|could|must|plans?\sto|then"
    rf"|also|later)\s)*(?P<verb>[a-z]+)\s(?:down\s|out\s|up\s|off\s)?{_HEDGES}$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s?(?:[.,;:)!?”\"]|$|(?:and|but|while|so\sfar|in|on|at|last|this|of\s(?:them|these|those))\b)"
)
_NO_THINGS = frozenset(
    {"add", "added", "did", "do", "finished", "got", "had", "has", "have", "made", "said", "scored"}
    | {"took", "turned", "was", "were", "won"}
)
"""Verbs whose bare object is mostly points, years or the like: "he had 12 in the first half"."""
_LOOK_BACK = 6
_FLIES = re.compile(
    r"\b(?P<what>aircraft|balloon|drone|helicopter|jet|missile|plane|rocket|shell|warplane)s?\b",
    re.IGNORECASE,
)
_SHOT_OBJECT = re.compile(
    rf"\b(?:shot\sdown|downed|intercepted|fired|launched|brought\sdown)\s{_HEDGES}$", re.IGNORECASE
)
_SHOT_SUBJECT = re.compile(
    r"\s(?:(?:was|were|had\sbeen|have\sbeen)\s)?"
    r"(?:shot\sdown|downed|intercepted|fired\s(?:at|from|into|on)|launched)\b"
)
_NOT_BARE = re.compile(
    r"\s(?!(?:into|in|on|at|from|over|of|toward|towards|across|and|but)\b)[\w-]+"
)
_NAMED_WITHIN = 400
"""In characters before the number."""


def settle_antecedents(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article in the text's order, bare numbers with what those before count."""
    settled: list[Claim] = []
    for claim in claims:
        if is_bare_count(claim):
            meant = _antecedent(claim, settled[-_LOOK_BACK:])
            if meant is not None:
                claim = _counting(claim, meant.counted, meant.scope.head)
            elif flies := _what_flies(text, claim):
                claim = _counting(claim, (flies,), flies)
        settled.append(claim)
    return settled


def _what_flies(text: str, claim: Claim) -> str | None:
    """What a number of things fired or shot down counts; None where several kinds were named."""
    start = claim.char_start - claim.sentence_start
    told, behind = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    fired = _SHOT_OBJECT.search(told) and not _NOT_BARE.match(behind)
    if not fired and not _SHOT_SUBJECT.match(behind):
        return None
    near = text[max(0, claim.char_start - _NAMED_WITHIN) : claim.char_start]
    named = {found["what"].lower() for found in _FLIES.finditer(near)}
    return named.pop() if len(named) == 1 else None


def _antecedent(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    start = claim.char_start - claim.sentence_start
    told, behind = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    some_of = _OF_THEM.match(behind) or _OF_THOSE.search(told)
    if not some_of and not _is_subject(told, behind) and not _is_object(told, behind):
        return None
    for other in reversed(before):
        if not follows(other, claim):
            break
        if other.sentence_start == claim.sentence_start and not some_of:
            continue
        if _may_be_meant(other) and claim.as_written.hi <= other.as_written.hi:
            return other
    return None


def _is_subject(told: str, behind: str) -> bool:
    return bool(_OPENS.search(told) and _VERB_BEHIND.match(behind))


def _is_object(told: str, behind: str) -> bool:
    found = _DONE_BY_THEM.search(told)
    return bool(found and found["verb"].lower() not in _NO_THINGS and _ENDS.match(behind))


def _may_be_meant(other: Claim) -> bool:
    plain = other.kind is ClaimKind.COUNT and other.counted and other.unit is None
    return bool(plain and other.bound is not Bound.VAGUE and not stands_beside(other))


def _counting(claim: Claim, counted: tuple[str, ...], head: str | None) -> Claim:
    rules = {**dict(claim.rules), "counted": "as the sentences before it count or name"}
    scope = replace(claim.scope, head=head)
    return replace(claim, counted=counted, scope=scope, rules=tuple(sorted(rules.items())))
