"""How sure it is that the claims of a flag's pairs speak of one quantity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimwatch.judge.grounds import Links
from claimwatch.match.cores import two_speakers
from claimwatch.match.telltales import OF_TWO_SOURCES
from claimwatch.match.units import gap, tolerance
from claimwatch.model import Claim, ClaimKind, CoreJoin, FlagKind

_Ids = tuple[str, str]
_SUMMED = frozenset({ClaimKind.COUNT, ClaimKind.MONEY})


@dataclass(frozen=True, slots=True)
class Joined:
    """Which core holds each claim of a figure, by id, and how two of its cores joined."""

    core_of: Mapping[str, tuple[str, ...]]
    joins: Mapping[frozenset[tuple[str, ...]], CoreJoin]

    def likelihood(self, a: str, b: str) -> float:
        """How likely the cores of two claims are of one quantity; 0 where none joined them."""
        join = self._join(a, b)
        return join.likelihood if join else 0.0

    def told_by(self, a: str, b: str) -> str:
        """What tells that the cores of two claims are of one quantity, "" where nothing does."""
        join = self._join(a, b)
        return join.told_by if join else ""

    def _join(self, a: str, b: str) -> CoreJoin | None:
        return self.joins.get(frozenset((self.core_of.get(a, ()), self.core_of.get(b, ()))))


def read_joins(joins: Sequence[CoreJoin]) -> Joined:
    """The joins of one figure's cores, by claim."""
    return Joined(
        core_of={c: core for join in joins for core in (join.core_a, join.core_b) for c in core},
        joins={frozenset((join.core_a, join.core_b)): join for join in joins},
    )


def is_sure(a: Claim, b: Claim, links: Links, joined: Joined) -> bool:
    """True where two incompatible claims are joined firmly enough to speak of a conflict.

    By their own link or, where no veto parts them, by that of their cores, which knows more: two
    outlets may word one thing so unlike that their link alone says nothing.
    """
    link = links.get(_ids(a, b))
    if link is None or link.is_vetoed:
        return False
    if link.score >= tolerance("conflict_from"):
        return True
    return joined.likelihood(a.claim_id, b.claim_id) >= tolerance("conflict_joined_from")


def joins_in(a: Claim, b: Claim, links: Links, joined: Joined) -> bool:
    """True for claims of two articles that were not compared, in cores that joined very surely.

    They share no noun, as a bare number has none: too little to raise a flag by themselves, but
    they belong to one that others raise.
    """
    if _ids(a, b) in links or a.article_id == b.article_id:
        return False
    return joined.likelihood(a.claim_id, b.claim_id) >= tolerance("conflict_uncompared_from")


def _ids(a: Claim, b: Claim) -> _Ids:
    return min(a.claim_id, b.claim_id), max(a.claim_id, b.claim_id)


def how_sure(pairs: Iterable[_Ids], links: Links, joins: Sequence[CoreJoin]) -> float:
    """The likelihood in [0, 1] of the surest pair of claims, given by their ids.

    A flag holds when its surest pair does. A pair is as sure as the link that joins it or, where
    that is more, as the join of the two cores that hold it, which knows what else their story
    tells. `joins` are those of the flag's figure.
    """
    joined = read_joins(joins)
    return max((likelihood_of(a, b, links, joined) for a, b in pairs), default=0.0)


def likelihood_of(a: str, b: str, links: Links, joined: Joined) -> float:
    """How likely two claims, given by their ids, are of one quantity, by link or by cores."""
    link = links.get((min(a, b), max(a, b)))
    return max(link.score if link else 0.0, joined.likelihood(a, b))


def _are_next(pair: tuple[Claim, Claim]) -> bool:
    """True for one and two, which lie twofold apart and yet as near as two counts can."""
    return abs(pair[0].as_written.lo - pair[1].as_written.lo) <= 1


def is_too_wide(
    kind: FlagKind,
    pairs: Sequence[tuple[Claim, Claim]],
    links: Links,
    joins: Sequence[CoreJoin],
) -> bool:
    """True where conflicting pairs lie too far apart for how sure they are of one quantity.

    In a dispute counts and sums of money twofold, others threefold. Not where that is very sure,
    where it is told that two sources number one thing, or where two named speakers give them, less
    surely: war parties may well count the dead so differently. A misreport needs no such care: one
    speaker's number may well have lost a digit. Either is where it is unsure and they lie twofold
    apart. Closeness is no sign of one quantity in any case.
    """
    least = min((gap(a, b) for a, b in pairs), default=0.0)
    if least < tolerance("twofold_gap"):
        return False
    ids, joined = [_ids(a, b) for a, b in pairs], read_joins(joins)
    if any(joined.told_by(a, b) in OF_TWO_SOURCES for a, b in ids):
        return False
    sure, near = how_sure(ids, links, joins), any(map(_are_next, pairs))
    if not near and sure < tolerance("twofold_gap_never_below"):
        return True
    summed = all(claim.kind in _SUMMED for pair in pairs for claim in pair)
    threefold = least >= tolerance("wide_gap")
    if kind is not FlagKind.DISPUTE or not (threefold or (summed and not near)):
        return False
    if any(two_speakers(a, b) for a, b in pairs):
        return summed and threefold and sure < tolerance("wide_gap_of_rivals_sure_from")
    return sure < tolerance("wide_gap_sure_from")
