"""What tells by itself that two numbers are of one quantity that moves from article to article.

Of tolls of persons that rise from one dated article to a later one 85 % are (69 of 81, three sets
of events), where neither another time nor other names silence them. Of counts of things of one noun
and verb that do, and are told as so far, 8 of 10 (six sets).
"""

from __future__ import annotations

from claimwatch.match import words
from claimwatch.match.cores import Times
from claimwatch.match.deeds import ALL_ALONG
from claimwatch.match.profile import read_profile
from claimwatch.model import Bound, Claim, ClaimKind, Extent, Link

_BEFORE_HARM = ALL_ALONG | {"capacity"}
_LEAST_TOLL = 3.0
_LEAST_MOVING = 0.05
"""How well the wordings of two tolls must match that rise or fall from one article to the next."""


def rising_toll(link: Link, a: Claim, b: Claim, times: Times) -> bool:
    """Two whole tolls of persons, not of a few, of which the later told is the higher."""
    return _of_one_toll(link, a, b) is not None and _moves(a, b, times) > 0


def fewer_missing(link: Link, a: Claim, b: Claim, times: Times) -> bool:
    """Two whole numbers of missing persons, of which the later told is the lower."""
    return "missing" in (_of_one_toll(link, a, b) or ()) and _moves(a, b, times) < 0


def growing_count(a: Claim, b: Claim, times: Times) -> bool:
    """Things counted by one noun and verb, of which the later told are more and told as so far.

    "Has closed four beaches", "has now closed seven beaches".
    """
    left, right = read_profile(a), read_profile(b)
    if {a.kind, b.kind} != {ClaimKind.COUNT} or left.head is None or left.head != right.head:
        return False
    if left.is_person or left.verb is None or left.verb != right.verb:
        return False
    later = b if b.as_written.lo > a.as_written.lo else a
    told_so_far = read_profile(later).new or later.extent is Extent.STOCK
    return told_so_far and _moves(a, b, times) > 0


def _of_one_toll(link: Link, a: Claim, b: Claim) -> frozenset[str] | None:
    """The harm of which both are whole tolls; None where they are none."""
    harms = words.harms_among(read_profile(a).done & read_profile(b).done) - _BEFORE_HARM
    whole = link.score >= _LEAST_MOVING and _is_whole_toll(a) and _is_whole_toll(b)
    return harms if harms and whole else None


def _moves(a: Claim, b: Claim, times: Times) -> float:
    """By how much the later told lies above the earlier; 0 where the times are not known."""
    one, other = times.get(a.article_id), times.get(b.article_id)
    if not one or not other or one == other:
        return 0.0
    rise = b.as_written.lo - a.as_written.lo
    return rise if one < other else -rise


def _is_whole_toll(claim: Claim) -> bool:
    profile = read_profile(claim)
    counted = claim.kind is ClaimKind.COUNT and claim.bound is not Bound.VAGUE
    enough = claim.as_written.lo >= _LEAST_TOLL
    return profile.is_person and counted and enough and "part" not in profile.marks
