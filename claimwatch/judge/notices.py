"""Softer than conflicts: a hedge drifts, a speaker is lost, one number counts another thing.

All compare claims of different articles that write one number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from claimwatch.judge.explain import outlet_of, say_claim, wording_of
from claimwatch.judge.kinds import same_speaker
from claimwatch.judge.origins import Origin
from claimwatch.judge.severity import count_origins, score_severity
from claimwatch.match import words
from claimwatch.match.profile import read_profile
from claimwatch.match.units import written_alike
from claimwatch.model import (
    Article,
    Bound,
    Claim,
    ClaimKind,
    Figure,
    Flag,
    FlagKind,
    Link,
    content_id,
)

Pair = tuple[Claim, Claim]
Links = Mapping[tuple[str, str], Link]

_HEDGES = {
    Bound.EXACT: "the bare number",
    Bound.ABOUT: "about",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "at least",
    Bound.UP_TO: "at most",
    Bound.LESS_THAN: "at most",
}


def figure_notices(
    figure: Figure,
    claims: Sequence[Claim],
    known: Mapping[str, Claim],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    links: Links,
) -> list[Flag]:
    """The notices of one figure's claims: hedge_drift and attribution_dropped.

    `known` are all claims at hand: an article that names the number's speaker elsewhere, in a
    claim of whatever figure, has not lost the speaker.
    """
    drifts = [pair for pair in _repeated(claims) if _hedge_differs(*pair)]
    named = {(c.article_id, c.as_written.lo) for c in known.values() if c.claimant}
    dropped = [pair for pair in _repeated(claims) if _speaker_lost(*pair, named)]
    notices = []
    if drifts:
        said = f"The hedge drifts: one number is printed {_hedges(drifts)}."
        notices.append(
            _notice(FlagKind.HEDGE_DRIFT, figure, drifts, said, articles, origins, links)
        )
    if dropped:
        said = f"The speaker is lost: {_lost(dropped, articles)}."
        kind = FlagKind.ATTRIBUTION_DROPPED
        notices.append(_notice(kind, figure, dropped, said, articles, origins, links))
    return notices


def _repeated(claims: Sequence[Claim]) -> list[Pair]:
    """Pairs of different articles that write one number."""
    return [
        (a, b)
        for a, b in combinations(claims, 2)
        if a.article_id != b.article_id and written_alike(a, b)
    ]


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
    return f"{_and(outlets)} {verb} own voice what is elsewhere said by {_and(named)}"


def _distinct(claims: Sequence[Claim]) -> list[str]:
    """The claimants' names, one for those that share a telling word, sorted."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (len(c.claimant or ""), c.claimant or "")):
        if not any(same_speaker(claim, other) for other in kept):
            kept.append(claim)
    return sorted({claim.claimant or "" for claim in kept})


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def judge_story(
    figures: Sequence[Figure],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
) -> list[Flag]:
    """The notices that reach across the figures of one story: scope_drift, sorted by number.

    One source's telling number (not a small count) that counts one thing here and another there.
    """
    figure_of = {claim_id: figure for figure in figures for claim_id in figure.claim_ids}
    by_number: defaultdict[tuple[float, float, str], list[Claim]] = defaultdict(list)
    for claim_id in sorted(figure_of):
        claim = claims[claim_id]
        if claim.monitorable and claim.kind is ClaimKind.COUNT and _telling_number(claim):
            by_number[claim.as_written.lo, claim.as_written.hi, claim.unit or ""].append(claim)
    flags = [
        _scope_notice(group, figure_of, articles, origins)
        for _, held in sorted(by_number.items())
        for group in _by_speaker(held)
    ]
    return [flag for flag in flags if flag]


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
    claims: Sequence[Claim],
    figure_of: Mapping[str, Figure],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
) -> Flag | None:
    pairs = [
        (a, b)
        for a, b in combinations(claims, 2)
        if a.article_id != b.article_id and _counts_other(a, b)
    ]
    if not pairs:
        return None
    things = sorted({_thing(claim) for pair in pairs for claim in pair})
    said = f"What is counted drifts: one number of one source counts {_and(things)}."
    figure = min((figure_of[c.claim_id] for c in claims), key=lambda figure: figure.figure_id)
    return _notice(FlagKind.SCOPE_DRIFT, figure, pairs, said, articles, origins, {})


def _thing(claim: Claim) -> str:
    return f"“{' '.join(claim.counted) or claim.scope.head or wording_of(claim)}”"


def _counts_other(a: Claim, b: Claim) -> bool:
    left, right = read_profile(a), read_profile(b)
    if not left.head or not right.head or left.head == right.head:
        return False
    if left.is_person and right.is_person:
        return "person" not in {left.head_class, right.head_class}
    return words.thing_class(left.head) is None or left.head_class != right.head_class


def _notice(
    kind: FlagKind,
    figure: Figure,
    pairs: Sequence[Pair],
    lead: str,
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    links: Links,
) -> Flag:
    claims = {claim.claim_id: claim for pair in pairs for claim in pair}
    severity = score_severity(kind, pairs, origins)
    told = " ".join(say_claim(claim, articles) for claim in list(claims.values())[:6])
    joined = [links[key].score for a, b in pairs if (key := (a.claim_id, b.claim_id)) in links]
    return Flag(
        flag_id=content_id("flag", figure.figure_id, kind.value, *_number_key(kind, pairs)),
        kind=kind,
        figure_id=figure.figure_id,
        label=figure.label,
        explanation=f"{lead} {told}",
        severity=severity.band,
        severity_score=severity.score,
        confidence=round(max(joined), 4) if joined else 0.5,
        pairs=tuple((a.claim_id, b.claim_id) for a, b in pairs),
        claim_ids=tuple(sorted(claims)),
        origins=count_origins(list(claims.values()), origins),
    )


def _number_key(kind: FlagKind, pairs: Sequence[Pair]) -> tuple[float, ...]:
    """Several numbers of a story may drift in scope within one figure: the number parts them."""
    return (pairs[0][0].as_written.lo,) if kind is FlagKind.SCOPE_DRIFT else ()
