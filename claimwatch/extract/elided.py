"""Reads what a bare number counts that is set against another.

A rival's: "the council says 5,000 marched; the union says 9,000"; or a replaced one: "2,000 houses
were wrecked, up from a first count of 1,200"; or one asked for: "12 years; the state wanted 18".

Only where both speakers are named and share no word, and nothing stands behind the number: of 13
such numbers in 30 labelled events each counted what the other speaker's last number counted. Who
gave the number before need not be named where the bare one refers back to it: "puts the figure at".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimwatch.extract.contrasted import CONTRASTED, follows, is_bare_count
from claimwatch.extract.intervals import lie_near
from claimwatch.extract.lexicon import tallies
from claimwatch.extract.tellers import speaker_ahead, words_of_name
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
_REFERS_BACK = re.compile(
    r"\b(?:it(?:['’]s)?|(?:the|that|its|their|his|her|[\w-]+['’]s?)"
    r"\s(?:(?:own|real|true|actual|total|final|overall|death)\s)?"
    r"(?:count|estimate|figure|number|tally|toll|total))"
    r"(?:,?\s(?:to\sbe|is|was|are|were|at|far|much|higher|lower|closer\sto|nearer|about|at\sleast"
    r"|more\sthan|over|nearly|almost|around|as\shigh\sas|up\sto|put))*,?\s$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[.,;:)!?”\"]|$|(?:and|but|while|because)\b)")
_TAGGED = re.compile(r",?\s(?:according\sto|by\s|in\s|on\s)")
_PART = re.compile(r"\sof\s(?:them|those|these|whom|which|the\s(?:dead|injured|wounded))\b")
_BESIDE = re.compile(
    r"\b(?:(?P<tally>toll|total|number|count|figure|tally|estimate)\s)?"
    r"(?:in|across|from|of|on|among|within|for|near|with)\s(?:the\s|its\s|some\s|about\s)?$",
    re.IGNORECASE,
)
FROM_COUNT = re.compile(
    r"\bfrom\s(?:(?:an?|the|its|their)\s)?(?:(?:first|earlier|initial|previous|preliminary"
    r"|provisional|\w+day['’]s)\s)*(?:(?:count|estimate|figure|number|report|tally|toll|total)s?\sof\s)?"
    r"(?:about|around|some|nearly|almost|roughly|at\sleast|more\sthan)?\s?$",
    re.IGNORECASE,
)
"""What stands before a number that another replaced: "up from a first count of"."""
DAYS_COUNT = re.compile(
    r"\b(?:\w+day['’]s|an?\s(?:earlier|initial|previous))\s"
    r"(?:count|estimate|figure|number|tally|toll|total)\sof\s(?:about|around|some|nearly)?\s?$"
)
"""The same of an earlier day: "more than double Friday's figure of"."""
_AGAINST = re.compile(r"\bagainst\s(?:about|around|some|nearly|almost)?\s?$")
_EARLIER = re.compile(
    r"\s(?:an?|one|two|the|last)\s(?:\w+\s)?(?:day|night|week|month|quarter|year)s?"
    r"(?:\s(?:ago|before|earlier))?\b|\s(?:yesterday|on\s\w+day)\b"
)
_ASKED = re.compile(
    r"\b(?:(?:ask|asks|asked|asking|pressed|calls?|called)\sfor|sought|seeks?|seeking|wants?|wanted"
    r"|demand(?:s|ed|ing)?|recommend(?:s|ed|ing)?|propos(?:es|ed|ing)"
    r"|,\s(?:and\s)?the\s(?:defen[cs]e|prosecution|prosecutor|prosecutors|union|employers))\s$",
    re.IGNORECASE,
)
_GAPPED = re.compile(
    r"\b(?:(?:[A-Z][\w'’.-]+|(?:his|her|their|the|a|an)\s(?:\w+\s)?(?:wife|husband|brother|sister"
    r"|son|daughter|father|mother|partner|accomplice|friend|deputy|aide|driver|second|third|other)"
    r"|another|['’]s?\s(?:wife|husband|brother|sister|son|daughter|father|mother))|to|for)\s$"
)
_COURT = re.compile(r"\b(?:sentenced|jailed|imprisoned|given|got|received|gets|handed|serve)\b")
_SPEED = re.compile(
    r"\b(?:at|for|to|doing|of|from|under|over|above)\s(?:about|some|nearly|only)?\s?$"
)
_WHERE = re.compile(r"\s(?:at|in|on|near|through)\s(?:an?|the|its|some)\s")
_SET_AGAINST = re.compile(
    r"\b(?:against|compared\s(?:with|to)|versus)\s(?:about|around|some|nearly|almost|only|just)?\s?$"
)
_CHANGED = re.compile(r"\b(?:up|down|to\s[\w$€£.,-]+(?:\s[\w-]+){0,3}),?\s$", re.IGNORECASE)
_KINDS = frozenset(
    {
        ClaimKind.COUNT,
        ClaimKind.PERCENT,
        ClaimKind.MONEY,
        ClaimKind.DURATION,
        ClaimKind.MEASURE,
    }
)
_SET_AGAINST_IN = frozenset({ClaimKind.MEASURE, ClaimKind.PERCENT})
_MOST_APART = 5.0
"""How many times the other a bare number may be that is told in the same unit."""
_ASKED_FOR = frozenset({ClaimKind.DURATION, ClaimKind.MONEY, ClaimKind.PERCENT})
_LOOK_BACK = 8


def settle_elided(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article in the text's order, what rivals' bare numbers count filled in."""
    settled: list[Claim] = []
    contrasted = Counter(claim.sentence_start for claim in claims if _is_contrasted(claim))
    for claim in claims:
        before = settled[-_LOOK_BACK:]
        if _is_bare(claim):
            if contrasted[claim.sentence_start] > 1:  # its rival stands beside it
                before = [c for c in before if c.sentence_start == claim.sentence_start]
            meant, rule = _rivals(claim, before), "as a rival's number"
        else:
            meant, rule = _told_beside(claim, before), "as the number beside it"
        if meant is None and (meant := _measured_before(claim, before)) is not None:
            rule = "in the unit of the number before it"
        settled.append(_like(claim, meant, rule) if meant is not None else _asked(claim, before))
    return settled


def _told_beside(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The number of the same sentence against which a bare one is told: "2,000, up from 1,200"."""
    if not is_bare_count(claim) or claim.as_written.lo != claim.as_written.hi:
        return None
    start = claim.char_start - claim.sentence_start
    told, behind = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    behind_from = FROM_COUNT.search(told)
    changed = behind_from is not None and _CHANGED.search(told[: behind_from.start()])
    before_it = _AGAINST.search(told) and _EARLIER.match(behind)
    near = [other for other in reversed(before) if other.sentence_start == claim.sentence_start]
    if not (changed or before_it or DAYS_COUNT.search(told)):
        return None
    return next((c for c in near if _can_be_meant(c) and not stands_beside(c)), None)


def _measured_before(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The number of the same sentence in whose unit a bare one is told.

    "590 grams against 720 for the old one", "70 kilometres an hour, and went into it at 118",
    "was given six years, and his wife four".
    """
    if not is_bare_count(claim) or claim.bound is Bound.VAGUE:
        return None
    start = claim.char_start - claim.sentence_start
    told, behind = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    near = (c for c in reversed(before) if c.sentence_start == claim.sentence_start)
    other = next((c for c in near if c.unit and not is_bare_count(c)), None)
    if other is None:
        return None
    if not lie_near(claim.as_written.lo, other.as_written.lo, _MOST_APART):
        return None
    if _SET_AGAINST.search(told) and other.kind in _SET_AGAINST_IN:
        return other
    if other.kind is ClaimKind.MEASURE and (other.unit or "").endswith("per hour"):
        ends = _ENDS.match(behind) or _WHERE.match(behind)
        return other if ends and _SPEED.search(told) else None
    if not _ENDS.match(behind):
        return None
    court = other.kind is ClaimKind.DURATION and _COURT.search(told)
    return other if court and _GAPPED.search(told) else None


def _asked(claim: Claim, before: Sequence[Claim]) -> Claim:
    """The claim, measured as what was given where it is what was asked for: "wanted 18"."""
    start = claim.char_start - claim.sentence_start
    behind = claim.sentence[start + len(claim.text) :]
    if not (is_bare_count(claim) and _ASKED.search(claim.sentence[:start])):
        return claim
    near = (c for c in reversed(before) if c.sentence_start == claim.sentence_start)
    given = next((c for c in near if c.kind in _ASKED_FOR), None)
    if given is None or not _ENDS.match(behind):
        return claim
    return replace(_like(claim, given, "as what was asked for"), scope=claim.scope)


def _is_bare(claim: Claim) -> bool:
    """True for a count that a named speaker gives, right behind the saying and with no noun."""
    plain = claim.kind is ClaimKind.COUNT and claim.unit is None and claim.bound is not Bound.VAGUE
    if not plain or not claim.claimant:
        return False
    start = claim.char_start - claim.sentence_start
    behind = claim.sentence[start + len(claim.text) :]
    if _is_contrasted(claim):
        return bool(_ENDS.match(behind) or _TAGGED.match(behind))
    before = claim.sentence[:start]
    told = _SAID.search(before) or speaker_ahead(before) or _REFERS_BACK.search(before)
    return bool(told and _ENDS.match(behind))


def _is_contrasted(claim: Claim) -> bool:
    return dict(claim.rules).get("claimant") == CONTRASTED


def _rivals(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The nearest number of another named speaker in the same sentence or the one before.

    One behind a preposition only where there is no other: "31 bodies in four valleys".
    """
    told = claim.sentence[: claim.char_start - claim.sentence_start]
    refers = _is_contrasted(claim) or _REFERS_BACK.search(told) is not None
    beside: Claim | None = None
    for other in reversed(before):
        if not follows(other, claim):
            break
        named = words_of_name(other.claimant)
        another = bool(named) or refers or other.sentence_start == claim.sentence_start
        if refers and other.claimant and is_bare_count(other):
            break
        meant = _can_be_meant(other, vague=refers) and _may_be_of(claim, other)
        if another and not named & words_of_name(claim.claimant) and meant:
            if not stands_beside(other):
                return other
            beside = beside or other
    return beside


def _may_be_of(claim: Claim, other: Claim) -> bool:
    """False for parts of things that are counted whole: no 6.9 deaths."""
    return other.kind is not ClaimKind.COUNT or claim.as_written.lo == int(claim.as_written.lo)


def stands_beside(claim: Claim) -> bool:
    """True for a number that only places or describes: "in four valleys", "one newspaper"."""
    found = _BESIDE.search(claim.sentence[: claim.char_start - claim.sentence_start])
    return claim.text.lower() == "one" or bool(found and not found["tally"])


def _can_be_meant(claim: Claim, *, vague: bool = False) -> bool:
    """Whether a bare number may be of what this one is; "dozens" only where it refers back."""
    if claim.kind not in _KINDS:
        return False
    if claim.kind is ClaimKind.COUNT and not claim.counted:
        return False
    if claim.bound is Bound.VAGUE and not vague:
        return False
    if claim.counted and claim.counted[-1] in tallies():
        return False
    end = claim.char_start - claim.sentence_start + len(claim.text)
    return _PART.match(claim.sentence, end) is None


def _like(claim: Claim, rival: Claim, rule: str) -> Claim:
    """The claim as one of what the other number counts or measures."""
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
        rules=tuple(sorted({**dict(claim.rules), "counted": rule}.items())),
    )
