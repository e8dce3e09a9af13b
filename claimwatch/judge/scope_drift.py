"""One source's telling number that counts one thing here and another there: scope_drift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from claimwatch.judge.explain import wording_of
from claimwatch.judge.grounds import Grounds
from claimwatch.judge.raising import listed, raise_notice
from claimwatch.judge.speakers import same_speaker
from claimwatch.match import words
from claimwatch.match.profile import read_profile
from claimwatch.model import Bound, Claim, ClaimKind, Figure, Flag, FlagKind


def scope_notices(figures: Sequence[Figure], grounds: Grounds) -> Iterator[Flag]:
    """The scope drifts across the figures of one story, sorted by number."""
    figure_of = {claim_id: figure for figure in figures for claim_id in figure.claim_ids}
    by_number: defaultdict[tuple[float, float, str], list[Claim]] = defaultdict(list)
    for claim_id in sorted(figure_of):
        claim = grounds.claims[claim_id]
        if claim.monitorable and claim.kind is ClaimKind.COUNT and _telling_number(claim):
            by_number[claim.as_written.lo, claim.as_written.hi, claim.unit or ""].append(claim)
    for _, held in sorted(by_number.items()):
        for group in _by_speaker(held):
            flag = _scope_notice(group, figure_of, grounds)
            if flag:
                yield flag


def _telling_number(claim: Claim) -> bool:
    """True for numbers that two quantities of one story hardly share by chance."""
    return claim.as_written.lo >= 100 and claim.bound is not Bound.VAGUE


def _by_speaker(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of one number grouped by claimants that share a word, in order."""
    groups: list[list[Claim]] = []
    for claim in claims:
        if not claim.claimant:
            continue
        group = next((g for g in groups if any(same_speaker(claim, one) for one in g)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return groups


def _scope_notice(
    claims: Sequence[Claim], figure_of: Mapping[str, Figure], grounds: Grounds
) -> Flag | None:
    pairs = [
        (a, b)
        for a, b in combinations(claims, 2)
        if a.article_id != b.article_id and _counts_other(a, b)
    ]
    if not pairs:
        return None
    things = sorted({_thing(claim) for pair in pairs for claim in pair})
    said = f"What is counted drifts: one number of one source counts {listed(things)}."
    figure = min((figure_of[c.claim_id] for c in claims), key=lambda figure: figure.figure_id)
    # Several numbers of a story may drift within one figure: the number parts them.
    key = (pairs[0][0].as_written.lo,)
    return raise_notice(FlagKind.SCOPE_DRIFT, figure, pairs, said, grounds, {}, key=key)


def _thing(claim: Claim) -> str:
    return f"“{' '.join(claim.counted) or claim.scope.head or wording_of(claim)}”"


def _counts_other(a: Claim, b: Claim) -> bool:
    left, right = read_profile(a), read_profile(b)
    if not left.head or not right.head or left.head == right.head:
        return False
    if left.is_person and right.is_person:
        return "person" not in {left.head_class, right.head_class}
    return words.thing_class(left.head) is None or left.head_class != right.head_class
