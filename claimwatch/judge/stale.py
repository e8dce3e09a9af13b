"""An outlet that still prints the old figure well after its revision: stale.

Told only where the times are known: of the old number, of the revision, and of the late print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimwatch.judge.explain import outlet_of, wording_of
from claimwatch.judge.grounds import Grounds, Links, Pair
from claimwatch.judge.raising import listed, raise_notice
from claimwatch.judge.speakers import same_speaker
from claimwatch.match.profile import read_profile
from claimwatch.match.units import common_intervals, tolerance, written_alike
from claimwatch.model import Article, Bound, Claim, Extent, Figure, Flag, FlagKind

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stale:
    """A `late` print of the number of `old`, which `new` had revised `hours` before."""

    old: Claim
    new: Claim
    late: Claim
    hours: float


def find_stale(
    claims: Sequence[Claim], revisions: Sequence[Pair], grounds: Grounds
) -> dict[str, Stale]:
    """The late prints among a figure's `claims`, by claim id, each with its earliest revision.

    `revisions` are the pairs of them of which one replaced the other.
    """
    in_order = [_in_order(a, b, grounds.articles) for a, b in revisions]
    found: dict[str, Stale] = {}
    for late in sorted(claims, key=lambda claim: claim.claim_id):
        if not _speaks_of_now(late, grounds.articles):
            continue
        stale = [
            Stale(old, new, late, hours)
            for old, new in filter(None, in_order)
            if (hours := _hours_late(new, late, grounds.articles)) is not None
            and _repeats(late, old, new, claims)
            and not grounds.one_page(old, late)
        ]
        if stale:
            found[late.claim_id] = max(stale, key=lambda s: (s.hours, s.old.claim_id))
    return found


def _in_order(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Pair | None:
    """The two by time of publication, None where that is unknown or the same."""
    left, right = _printed(a, articles), _printed(b, articles)
    if left is None or right is None or left[0] == right[0]:
        return None
    return (a, b) if left[0] < right[0] else (b, a)


def _printed(claim: Claim, articles: Mapping[str, Article]) -> tuple[datetime, datetime] | None:
    """The earliest and the latest that a claim may have been printed; None when undated."""
    article = articles.get(claim.article_id)
    if article is None or article.published_at is None:
        return None
    at = article.published_at
    if article.published_precision != "day":
        return at, at
    start = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + _DAY


def _speaks_of_now(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """True for a total as of its printing: not one of an earlier day, nor of a period."""
    printed = _printed(claim, articles)
    if printed is None or claim.extent is Extent.FLOW or claim.bound is Bound.VAGUE:
        return False
    earlier = claim.as_of_from == "stated" and claim.as_of and claim.as_of < printed[0].date()
    return not earlier and not read_profile(claim).past


def _hours_late(new: Claim, late: Claim, articles: Mapping[str, Article]) -> float | None:
    """Hours from the revision to the late print at the least; None where they are too few."""
    revised, printed = _printed(new, articles), _printed(late, articles)
    if revised is None or printed is None:
        return None
    hours = (printed[0] - revised[1]).total_seconds() / 3600
    return hours if hours >= tolerance("stale_after_hours") else None


def _repeats(late: Claim, old: Claim, new: Claim, claims: Sequence[Claim]) -> bool:
    """True when `late` writes the old number as its own, and its article not also the new one.

    A speaker of its own who keeps to the old number disputes the new one.
    """
    if late.claim_id == old.claim_id or not written_alike(late, old) or written_alike(late, new):
        return False
    if Extent.FLOW in {old.extent, new.extent} or read_profile(old).past:
        return False
    if late.claimant and not (same_speaker(late, old) or same_speaker(late, new)):
        return False
    beside = (c for c in claims if c.article_id == late.article_id)
    return not any(written_alike(claim, new) for claim in beside)


def explains(stale: Mapping[str, Stale], a: Claim, b: Claim) -> bool:
    """True when two claims differ because one of them is a late print of a revised number."""
    return any(
        one.claim_id in stale and _on_the_revised_side(stale[one.claim_id], other)
        for one, other in ((a, b), (b, a))
    )


def _on_the_revised_side(stale: Stale, other: Claim) -> bool:
    """True when `other` lies to the side of the late number on which the revision lies."""
    revised, against = _side(stale.late, stale.new), _side(stale.late, other)
    return against is not None and against == revised


def _side(one: Claim, other: Claim) -> bool | None:
    """True when `other` is higher; None where the two may both hold or cannot be compared."""
    common = common_intervals(one, other)
    if common is None or one.as_written.lo == other.as_written.lo:
        return None
    return other.as_written.lo > one.as_written.lo


def stale_notice(
    figure: Figure, stale: Mapping[str, Stale], grounds: Grounds, links: Links
) -> Iterator[Flag]:
    """The notice on the late prints of one figure, if there are any."""
    if not stale:
        return
    ordered = sorted(stale.values(), key=lambda s: (-s.hours, s.late.claim_id))
    said = f"The old figure is still printed: {listed([_say(s, grounds) for s in ordered])}."
    pairs = [(s.late, s.new) for s in ordered]
    besides = {s.old.claim_id: s.old for s in ordered}
    yield raise_notice(
        FlagKind.STALE, figure, pairs, said, grounds, links, besides=list(besides.values())
    )


def _say(stale: Stale, grounds: Grounds) -> str:
    late, new = (outlet_of(c, grounds.articles) for c in (stale.late, stale.new))
    return (
        f"{late} has “{wording_of(stale.late)}” {_time_in_words(stale.hours)} after {new} had "
        f"“{wording_of(stale.new)}”"
    )


def _time_in_words(hours: float) -> str:
    return f"{hours / 24:.0f} days" if hours >= 48 else f"{hours:.0f} hours"
