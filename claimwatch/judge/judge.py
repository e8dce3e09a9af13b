"""From a figure's claims to its flags: which pairs cannot both hold, and of what kind that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from claimwatch.judge.explain import explain_conflict
from claimwatch.judge.intervals import cannot_both_hold
from claimwatch.judge.kinds import Verdict, kind_of, rising_bounds
from claimwatch.judge.notices import figure_notices
from claimwatch.judge.origins import Origin
from claimwatch.judge.severity import count_origins, score_severity
from claimwatch.match.units import tolerance
from claimwatch.model import Article, Claim, Figure, Flag, FlagKind, Link, content_id

Pair = tuple[Claim, Claim]
Links = Mapping[tuple[str, str], Link]


def judge_figure(
    figure: Figure,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    links: Sequence[Link],
) -> list[Flag]:
    """The flags and notices of one figure, at most one of each kind, sorted by kind.

    `claims` and `articles` hold at least those of the figure, by id; of `links` those between the
    figure's claims are used. Nothing depends on the order of any of them, nor on a clock.
    """
    held = [claims[claim_id] for claim_id in figure.claim_ids if claims[claim_id].monitorable]
    inside = {claim.claim_id for claim in held}
    by_pair = {
        (link.claim_a, link.claim_b): link
        for link in links
        if link.claim_a in inside and link.claim_b in inside
    }
    found: defaultdict[FlagKind, list[tuple[Pair, Verdict]]] = defaultdict(list)
    for a, b in combinations(held, 2):
        if not _sure(by_pair.get((a.claim_id, b.claim_id))):
            continue
        if cannot_both_hold(a, b):
            verdict = kind_of(a, b, articles, origins)
        elif (rising := rising_bounds(a, b, articles)) is not None:
            verdict = rising
        else:
            continue
        found[verdict.kind].append(((a, b), verdict))
    flags = [_flag(figure, found[kind], articles, origins, by_pair) for kind in sorted(found)]
    return [*flags, *figure_notices(figure, held, claims, articles, origins, by_pair)]


def _sure(link: Link | None) -> bool:
    """True when two incompatible claims are joined firmly enough to speak of a conflict."""
    return link is not None and link.score >= tolerance("conflict_from")


def _flag(
    figure: Figure,
    found: Sequence[tuple[Pair, Verdict]],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    links: Links,
) -> Flag:
    pairs = [pair for pair, _ in found]
    verdict = found[0][1]
    involved = sorted({claim.claim_id: claim for pair in pairs for claim in pair}.items())
    severity = score_severity(verdict.kind, pairs, origins)
    return Flag(
        flag_id=content_id("flag", figure.figure_id, verdict.kind.value),
        kind=verdict.kind,
        figure_id=figure.figure_id,
        label=figure.label,
        explanation=explain_conflict(verdict, pairs, articles, links),
        severity=severity.band,
        severity_score=severity.score,
        confidence=_confidence(pairs, links),
        pairs=tuple((a.claim_id, b.claim_id) for a, b in pairs),
        claim_ids=tuple(claim_id for claim_id, _ in involved),
        origins=count_origins([claim for _, claim in involved], origins),
    )


def _confidence(pairs: Sequence[Pair], links: Links) -> float:
    """A flag holds when its surest pair does; a pair is as sure as the link that joins it."""
    scores = [links[a.claim_id, b.claim_id].score for a, b in pairs]
    return round(max(scores), 4)
