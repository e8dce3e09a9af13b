"""What articles' leads tell of an event, where that shows two of one sort to be two events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimwatch.match import words
from claimwatch.match.profile import read_profile
from claimwatch.match.sizes import SIZE
from claimwatch.match.units import incompatible, written_alike
from claimwatch.model import Article, Claim, ClaimKind

_SIZES = frozenset({SIZE})
"""Units of an event's own size, which instruments agree on far better than people on its harm."""


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """The days of harm just past, and the numbers by what they tell: harm of a class, a size."""

    published: date | None
    days: frozenset[date]
    numbers: Mapping[str, Sequence[Claim]]


def read_lead(
    article: Article, claims: Sequence[Claim], settings: Mapping[str, float]
) -> LeadFacts:
    """The facts of an article's lead; `settings` as in the table stories.toml."""
    lead = [c for c in claims if c.char_start < settings["lead_characters"] and not c.furniture]
    numbers: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in lead:
        for key in _keys(claim):
            numbers[key].append(claim)
    published = article.published_at.date() if article.published_at else None
    return LeadFacts(published, _days_of_harm(article, lead, settings), numbers)


def other_days(left: LeadFacts, right: LeadFacts) -> bool:
    """True when two leads tell of harm on other days: two bombings, not two reports of one."""
    return bool(left.days and right.days and not left.days & right.days)


def other_sizes(left: LeadFacts, right: LeadFacts, settings: Mapping[str, float]) -> bool:
    """True when two leads give an event's size and its harm, and no number of theirs agrees.

    Sources may well dispute a toll; that they dispute the quake's magnitude too, and agree on
    nothing else, is the mark of two quakes. A toll that a later lead puts higher may have grown.
    `settings` as in the table stories.toml.
    """
    shared = left.numbers.keys() & right.numbers.keys()
    if not shared & _SIZES or not shared - _SIZES:
        return False
    days = settings["growing_days"]
    first, second = sorted(
        (left, right), key=lambda lead: (lead.published is None, lead.published or date.min)
    )
    return not any(
        written_alike(a, b)
        or not incompatible(a, b)
        or (key in _SIZES and _are_near(a, b, settings["near_size"]))
        or (key not in _SIZES and _has_grown(a, b, first, second, days))
        for key in shared
        for a in first.numbers[key]
        for b in second.numbers[key]
    )


def _are_near(a: Claim, b: Claim, most: float) -> bool:
    """True for two sizes no more than `most` apart, as two institutes may measure one quake."""
    return abs(a.as_written.lo - b.as_written.lo) <= most + 1e-9


def _has_grown(a: Claim, b: Claim, first: LeadFacts, second: LeadFacts, days: float) -> bool:
    """True for harm that a lead of the next few days puts higher."""
    if first.published is None or second.published is None:
        return False
    passed = (second.published - first.published).days
    return 0 < passed <= days and a.as_written.hi < b.as_written.lo


def _keys(claim: Claim) -> Sequence[str]:
    if claim.kind is ClaimKind.MEASURE and claim.unit in _SIZES:
        return [claim.unit]
    return sorted(_harms(claim)) if claim.kind is ClaimKind.COUNT else ()


def _harms(claim: Claim) -> frozenset[str]:
    return words.harms_among(read_profile(claim).events)


def _days_of_harm(
    article: Article, lead: Sequence[Claim], settings: Mapping[str, float]
) -> frozenset[date]:
    """The days, just past, on which by the numbers of an article's lead people came to harm."""
    if article.published_at is None:
        return frozenset()
    today = article.published_at.date()
    return frozenset(
        claim.as_of
        for claim in lead
        if claim.as_of is not None
        and claim.as_of_from == "stated"
        and 0 <= (today - claim.as_of).days <= settings["fresh_days"]
        and _harms(claim)
    )
