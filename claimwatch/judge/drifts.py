"""What one number loses on its way from outlet to outlet: its hedge, its speaker."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from claimwatch.judge.explain import outlet_of
from claimwatch.judge.grounds import Grounds, Links, Pair
from claimwatch.judge.raising import listed, raise_notice
from claimwatch.judge.speakers import same_speaker
from claimwatch.match.units import written_alike
from claimwatch.model import Article, Bound, Claim, Figure, Flag, FlagKind

_HEDGES = {
    Bound.EXACT: "the bare number",
    Bound.ABOUT: "about",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "at least",
    Bound.UP_TO: "at most",
    Bound.LESS_THAN: "at most",
}


def drift_notices(
    figure: Figure, claims: Sequence[Claim], grounds: Grounds, links: Links
) -> Iterator[Flag]:
    """The notices hedge_drift and attribution_dropped of one figure's `claims`.

    An article that names the number's speaker elsewhere, in a claim of whatever figure, has not
    lost the speaker.
    """
    repeated = list(_repeated(claims))
    drifts = [pair for pair in repeated if _hedge_differs(*pair)]
    if drifts:
        said = f"The hedge drifts: one number is printed {_hedges(drifts)}."
        yield raise_notice(FlagKind.HEDGE_DRIFT, figure, drifts, said, grounds, links)
    named = {(c.article_id, c.as_written.lo) for c in grounds.claims.values() if c.claimant}
    dropped = [pair for pair in repeated if _speaker_lost(*pair, named)]
    if dropped:
        said = f"The speaker is lost: {_lost(dropped, grounds.articles)}."
        yield raise_notice(FlagKind.ATTRIBUTION_DROPPED, figure, dropped, said, grounds, links)


def _repeated(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Pairs of different articles that write one number."""
    for a, b in combinations(claims, 2):
        if a.article_id != b.article_id and written_alike(a, b):
            yield a, b


def _hedge_differs(a: Claim, b: Claim) -> bool:
    left, right = _HEDGES.get(a.bound), _HEDGES.get(b.bound)
    return bool(left and right and left != right)


def _hedges(pairs: Sequence[Pair]) -> str:
    said = sorted({_HEDGES[claim.bound] for pair in pairs for claim in pair})
    return f"as {' and as '.join(f'“{hedge}”' for hedge in said)}"


def _speaker_lost(a: Claim, b: Claim, named: Collection[tuple[str, float]]) -> bool:
    if bool(a.claimant) == bool(b.claimant):
        return False
    bare = b if a.claimant else a
    return (bare.article_id, bare.as_written.lo) not in named


def _lost(pairs: Sequence[Pair], articles: Mapping[str, Article]) -> str:
    bare = {c.claim_id: c for pair in pairs for c in pair if not c.claimant}
    named = _distinct([c for pair in pairs for c in pair if c.claimant])
    outlets = sorted({outlet_of(claim, articles) for claim in bare.values()})
    verb = "prints in its" if len(outlets) == 1 else "print in their"
    return f"{listed(outlets)} {verb} own voice what is elsewhere said by {listed(named)}"


def _distinct(claims: Sequence[Claim]) -> list[str]:
    """The claimants' names, one for those that share a telling word, sorted."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (len(c.claimant or ""), c.claimant or "")):
        if not any(same_speaker(claim, other) for other in kept):
            kept.append(claim)
    return sorted({claim.claimant or "" for claim in kept})
