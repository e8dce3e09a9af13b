"""Reads who gives which of two numbers that a sentence sets against each other.

"180 according to the owner, 260 according to the union", "police put it at 2,800, organisers at
8,000", "2,800 by the police count and 8,000 by that of the organisers", "was put at 8,000 by the
organisers and 2,800 by police", "180 says the owner, 260 the union", "the ministry has 14 dead, and
the town's paper has 17", "the owner's 164, the union's 203". A parsed sentence has one speaker for
all of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimwatch.extract.tags import as_speaker
from claimwatch.extract.tellers import (
    COUNTED,
    NAME,
    STOPS,
    speaker_ahead,
    speaker_behind,
    words_of_name,
)
from claimwatch.model import Claim, ClaimKind

CONTRASTED = "set against another's number"
"""The rule that read such a speaker."""
_ACCORDING = re.compile(rf"{COUNTED},?\saccording\sto\s(?:the\s|its\s)?{NAME}{STOPS}")
_COUNT = (
    r"(?:count|tally|figures?|version|estimate|reckoning|numbers?|account|books?|records?|lists?)"
)
_BY_COUNT = re.compile(
    rf"{COUNTED},?\s(?:by|in|on)\s(?:the\s)?(?:(?P<name>(?:[\w.&-]+\s){{0,3}}?[\w.&-]+?)['’]?s?['’]?"
    rf"\s{_COUNT}|that\sof\s(?:the\s)?(?P<other>(?:[\w.&-]+\s){{0,3}}?[\w.&-]+?)){STOPS}"
)
_BY = re.compile(rf"{COUNTED},?\sby\s(?:the\s)?{NAME}{STOPS}")
_PUT_AT = re.compile(
    r"\b(?:(?:was|were|is|been)\s(?:put|estimated|reckoned|counted|set)\s(?:at|as)"
    r"|given\sas)\s[\w\s]{0,20}$"
)
_PUTS = re.compile(r"\b(?:puts?|estimates?|estimated|gave|gives?|sets?)\b[^.;]*\bat\s[\w\s]{0,20}$")
_AT = re.compile(
    rf"[,;]?\s(?:(?:and|but|while|whereas)\s)?(?:the\s)?{NAME},?\sat\s"
    r"(?:about|nearly|almost|over|some|around|only|just|at\sleast|more\sthan)?\s?$"
)
_NEAR = 8
_GAP = 5
"""How many characters may stand between two sentences that follow each other."""
_NOUN_BEHIND = re.compile(r"\s(?!(?:is|was|are|were|ha[sd]|have|do|did|of)\b)([\w-]+)")
_BARE = re.compile(r"\s?(?:[,.;:)]|$|(?:and|or|but|while|against|by|in|on|as)\b)")
_NO_NAME = frozenset(
    {"one", "others", "another", "it", "them", "noon", "midnight", "least", "once"}
    | {"also", "earlier", "first", "later", "now", "still", "then"}
)


def settle_contrasted(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article in the text's order, each of two contrasted with its speaker."""
    settled = list(claims)
    for place, (one, other) in enumerate(pairwise(claims)):
        if one.sentence_start != other.sentence_start:
            continue
        if one.kind is other.kind:
            speakers = _tagged(one, other) or _put_at(one, other) or _each_said(one, other)
        else:
            speakers = _put_at(one, other) if is_bare_count(other) else None
        if speakers is not None:
            settled[place] = _said_by(settled[place], speakers[0])
            second = settled[place + 1]
            if one.kind is other.kind:
                second = _counting_the_same(second, settled[place])
            settled[place + 1] = _said_by(second, speakers[1])
    return [_told_against(claim, settled[max(0, n - _NEAR) : n]) for n, claim in enumerate(settled)]


def is_bare_count(claim: Claim) -> bool:
    """True for a number of which nothing is said to be counted or measured."""
    return claim.kind is ClaimKind.COUNT and claim.unit is None and not claim.counted


def _told_against(claim: Claim, before: Sequence[Claim]) -> Claim:
    """The claim with the speaker beside its bare number, where others' stand before it.

    "The ministry says 31 bodies were found in four valleys; the Mountain Guild gives 44".
    """
    start = claim.char_start - claim.sentence_start
    if not any(follows(other, claim) for other in before):
        return claim
    behind = claim.sentence[start + len(claim.text) :]
    if not _BARE.match(behind):
        return claim
    name = speaker_ahead(claim.sentence[:start], behind)
    if name is None or name.lower() in _NO_NAME or re.search(r"\d", name):
        return claim
    return claim if _are_one(name, claim.claimant or "") else _said_by(claim, name)


def _are_one(name: str, other: str) -> bool:
    """True for names that share a word, and for initials: "UN", "United Nations"."""
    initials = "".join(word[0] for word in other.split())
    return name == initials or bool(words_of_name(name) & words_of_name(other))


def follows(other: Claim, claim: Claim) -> bool:
    """True where `claim` stands in the sentence of `other` or the one behind it."""
    gap = claim.sentence_start - other.sentence_start - len(other.sentence)
    return other.sentence_start == claim.sentence_start or 0 <= gap < _GAP


def _counting_the_same(claim: Claim, first: Claim) -> Claim:
    """The second number, which counts what the first does: its speaker may look like a noun."""
    scope = replace(claim.scope, head=first.scope.head, restricting=first.scope.restricting)
    return replace(claim, counted=first.counted, about=first.about, scope=scope)


def _tagged(one: Claim, other: Claim) -> tuple[str, str] | None:
    """The speakers named behind each of the numbers, where both have one."""
    ends = [claim.char_start - claim.sentence_start + len(claim.text) for claim in (one, other)]
    between = one.sentence[ends[0] : other.char_start - other.sentence_start]
    behind = other.sentence[ends[1] :]
    put_at = _PUT_AT.search(one.sentence[: one.char_start - one.sentence_start])
    for tag in (_ACCORDING, _BY_COUNT, *((_BY,) if put_at else ())):
        left, right = tag.match(between), tag.match(behind)
        if left and right:
            return _as_pair(_named(left), _named(right))
    return None


def _put_at(one: Claim, other: Claim) -> tuple[str, str] | None:
    """The speaker of the first number and, where one says it is put at another, of the second."""
    start = one.char_start - one.sentence_start
    between = one.sentence[start + len(one.text) : other.char_start - other.sentence_start]
    second = _AT.match(between)
    if not second or not one.claimant or not _PUTS.search(one.sentence[:start]):
        return None
    if as_speaker(_named(second), sure=False) is None:
        return None
    return _as_pair(one.claimant, _named(second))


def _each_said(one: Claim, other: Claim) -> tuple[str, str] | None:
    """The speakers named beside each of two numbers of which the second counts nothing new."""
    if one.unit != other.unit:
        return None
    starts = [claim.char_start - claim.sentence_start for claim in (one, other)]
    ends = [start + len(claim.text) for start, claim in zip(starts, (one, other), strict=True)]
    before, between, behind = (
        one.sentence[: starts[0]],
        one.sentence[ends[0] : starts[1]],
        one.sentence[ends[1] :],
    )
    if not (_BARE.match(behind) or _counts_alike(between, behind)):
        return None
    second = speaker_ahead(between) or speaker_behind(behind)
    first = speaker_ahead(before) or speaker_behind(between)
    return _as_pair(first, second) if first and second else None


def _counts_alike(between: str, behind: str) -> bool:
    """True where the word behind both numbers is one noun: "three men ..., five men"."""
    nouns = [_NOUN_BEHIND.match(text) for text in (between, behind)]
    return bool(nouns[0] and nouns[1] and nouns[0][1].lower() == nouns[1][1].lower())


def _named(found: re.Match[str]) -> str:
    return next(name for name in found.groups() if name)


def _as_pair(one: str, other: str) -> tuple[str, str] | None:
    """The two names, where they are two and each may be one of somebody."""
    if one.lower() == other.lower() or {one.lower(), other.lower()} & _NO_NAME:
        return None
    return None if re.search(r"\d", one + other) else (one, other)


def _said_by(claim: Claim, speaker: str) -> Claim:
    if claim.claimant == speaker:
        return claim
    rules = {**dict(claim.rules), "claimant": CONTRASTED}
    return replace(claim, claimant=speaker, via=(), rules=tuple(sorted(rules.items())))
