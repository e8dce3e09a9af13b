"""What the articles of one story tell: numbers of each noun, each deed, each month; lone ones.

A number is a lone one where its article gives no other of that sort.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimwatch.match import words
from claimwatch.match.cores import Times
from claimwatch.match.elsewhen import of_another_time
from claimwatch.match.profile import read_profile
from claimwatch.match.share_moves import ShareMove, one_move, share_move
from claimwatch.match.sizes import own_sizes
from claimwatch.match.units import tolerance
from claimwatch.model import Bound, Claim, ClaimKind, Link

_LEAST_LONE = 10.0
_LEAST_DEED = 0.15
"""How well the wordings of two lone numbers of one deed must match."""
_TELLING_VERB = 0.5
_WORD = re.compile(r"[^\W\d_]+")

_Key = tuple[str, ...]
_MEASURED = frozenset({ClaimKind.DURATION, ClaimKind.MEASURE, ClaimKind.PERCENT, ClaimKind.RATIO})


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles tell: how many numbers of each noun, which numbers of each deed.

    `dated` are the numbers of each deed by the month or year that their sentence names, `shares`
    the percentages of each name that does what they tell of, `named` the counts of each noun by
    that name, `moves` how far shares moved each way. `elsewhen` are the ids of the claims told of
    another time, `times` those of publication.
    """

    heads: Counter[tuple[str, str | None]]
    deeds: Mapping[tuple[str, _Key], set[float]]
    dated: Mapping[tuple[str, _Key, str], set[float]]
    shares: Mapping[tuple[str, str], set[float]]
    named: Mapping[tuple[str, str, str], set[float]]
    moves: Mapping[tuple[str, ClaimKind, bool | None], set[float]]
    sizes: frozenset[str]
    elsewhen: frozenset[str]
    times: Times


def read_told(claims: Iterable[Claim], times: Times) -> Told:
    """What the articles of these claims tell of each noun and of each deed.

    `times` are those of publication, by article id.
    """
    held = list(claims)
    elsewhen = (c.claim_id for c in held if of_another_time(c, times.get(c.article_id)))
    deeds: defaultdict[tuple[str, _Key], set[float]] = defaultdict(set)
    dated: defaultdict[tuple[str, _Key, str], set[float]] = defaultdict(set)
    shares: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
    named: defaultdict[tuple[str, str, str], set[float]] = defaultdict(set)
    moves: defaultdict[tuple[str, ClaimKind, bool | None], set[float]] = defaultdict(set)
    for claim in held:
        profile = read_profile(claim)
        for name in profile.doers:
            if claim.kind is ClaimKind.PERCENT:
                shares[claim.article_id, name].add(claim.as_written.lo)
            elif claim.kind is ClaimKind.COUNT and profile.head:
                named[claim.article_id, name, profile.head].add(claim.as_written.lo)
        move = share_move(claim)
        if move:
            moves[claim.article_id, *_way(claim, move)].add(claim.as_written.lo)
        for deed in _deeds(claim):
            deeds[claim.article_id, deed].add(claim.as_written.lo)
            for date in _dates(claim):
                dated[claim.article_id, deed, date].add(claim.as_written.lo)
    heads = Counter((c.article_id, read_profile(c).head) for c in held)
    sizes = own_sizes(held, times)
    return Told(heads, deeds, dated, shares, named, moves, sizes, frozenset(elsewhen), times)


def _deeds(claim: Claim) -> set[_Key]:
    """What is done to the counted, and the governing verb where it is a telling one."""
    counts = claim.kind is ClaimKind.COUNT or claim.kind in _MEASURED
    if not counts or claim.bound is Bound.VAGUE:
        return set()
    profile = read_profile(claim)
    sort = (claim.kind.value, claim.dimension or "")
    deeds: set[_Key] = set()
    if profile.verb and words.weight(profile.verb) >= _TELLING_VERB:
        deeds.add((*sort, profile.verb))
    if claim.kind is ClaimKind.COUNT:
        counted = "person" if profile.is_person else profile.head_class or profile.head or ""
        deeds |= {(*sort, event, counted) for event in profile.done}
    return deeds


def _dates(claim: Claim) -> frozenset[str]:
    """The months and years that a claim's sentence names."""
    profile = read_profile(claim)
    return profile.years | (profile.days & words.word_list("months"))


def lone_counts(a: Claim, b: Claim, told: Told) -> bool:
    """Not small counts of one sort of thing, of which each article gives one number only.

    "A British team of 60" is of another sort than "an Indian team of 75".
    """
    head = read_profile(a).head
    if head is None or head != read_profile(b).head or words.person_class(head):
        return False
    if _peoples(a) and _peoples(b) and not _peoples(a) & _peoples(b):
        return False
    if {a.kind, b.kind} != {ClaimKind.COUNT} or are_small(a, b):
        return False
    return all(told.heads[claim.article_id, head] == 1 for claim in (a, b))


def lone_deeds(link: Link, a: Claim, b: Claim, told: Told) -> bool:
    """The only number that each article gives of one deed: "sheltered", "married"."""
    if link.score < _LEAST_DEED:
        return False
    shared = _deeds(a) & _deeds(b)
    return any(all(len(told.deeds[c.article_id, deed]) == 1 for c in (a, b)) for deed in shared)


def lone_dated_deeds(a: Claim, b: Claim, told: Told) -> bool:
    """The only number that each article gives of one deed in one month or year.

    "The quake of February 2004 killed 600", "630 died there in February 2004".
    """
    dates = _dates(a) & _dates(b)
    if not dates:
        return False
    return any(
        all(len(told.dated[claim.article_id, deed, date]) == 1 for claim in (a, b))
        for deed in _deeds(a) & _deeds(b)
        for date in dates
    )


def lone_shares(a: Claim, b: Claim, told: Told) -> bool:
    """The only percentage that each article gives of one name: "Hobbs took 41 percent"."""
    if {a.kind, b.kind} != {ClaimKind.PERCENT}:
        return False
    names = read_profile(a).doers & read_profile(b).doers
    return any(
        all(len(told.shares[claim.article_id, name]) == 1 for claim in (a, b)) for name in names
    )


def lone_named(a: Claim, b: Claim, told: Told) -> bool:
    """The only count of one noun that each article gives of somebody, named in full by both.

    "Ada Hobbs scored 14 points", "12 points by Ada Hobbs"; but dead birds are not oiled ones.
    """
    left, right = read_profile(a), read_profile(b)
    names = left.doers & right.doers
    head = left.head
    if {a.kind, b.kind} != {ClaimKind.COUNT} or head is None or head != right.head:
        return False
    if left.modifiers != right.modifiers:
        return False
    if not all(_in_full(names, claim) for claim in (a, b)):
        return False
    return all(
        len(told.named[claim.article_id, name, head]) == 1 for claim in (a, b) for name in names
    )


def _way(claim: Claim, move: ShareMove) -> tuple[ClaimKind, bool | None]:
    """Among which moves of its article one must be the only: a price among all prices."""
    return claim.kind, None if claim.kind is ClaimKind.MONEY else move.is_up


def one_share_move(a: Claim, b: Claim, told: Told) -> bool:
    """Two numbers of one move of shares: of one company, or the only such of either article."""

    def alone(claim: Claim) -> bool:
        move = share_move(claim)
        return bool(move and len(told.moves[claim.article_id, *_way(claim, move)]) == 1)

    return one_move(a, b, alone, told.times)


def one_size(a: Claim, b: Claim, told: Told) -> bool:
    """Two magnitudes of the one quake that two articles tell of.

    None a whole magnitude apart: the one would be ten times the other.
    """
    apart = abs(a.as_written.lo - b.as_written.lo)
    both_told = {a.claim_id, b.claim_id} <= told.sizes
    return a.article_id != b.article_id and both_told and apart < tolerance("other_magnitude")


def _in_full(names: frozenset[str], claim: Claim) -> bool:
    """Whether two of these words of a name stand side by side in a claim's sentence."""
    said = _WORD.findall(claim.sentence.lower())
    return any(one in names and other in names for one, other in pairwise(said) if one != other)


def are_small(a: Claim, b: Claim) -> bool:
    """True where either number is below ten: such are soon met twice."""
    return min(a.as_written.lo, b.as_written.lo) < _LEAST_LONE


def _peoples(claim: Claim) -> frozenset[str]:
    """The countries and peoples that are named in what is counted."""
    named = " ".join((*claim.counted, claim.about or ""))
    return words.names_of(named.split()) & words.country_names()
