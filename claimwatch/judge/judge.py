"""From a figure's claims to its flags: which pairs cannot both hold, and of what kind that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from claimwatch.judge.contrasts import are_contrasted, find_contrasts
from claimwatch.judge.edits import find_edits, says_corrected
from claimwatch.judge.explain import explain_conflict, widest_of
from claimwatch.judge.grounds import Grounds, Links, Pair, Verdict
from claimwatch.judge.intervals import cannot_both_hold
from claimwatch.judge.kinds import kind_of
from claimwatch.judge.notices import figure_notices
from claimwatch.judge.origins import Origin
from claimwatch.judge.revisions import rising_bounds
from claimwatch.judge.severity import count_origins, score_severity
from claimwatch.judge.stale import explains, find_stale
from claimwatch.judge.sureness import (
    Joined,
    how_sure,
    is_sure,
    is_too_wide,
    joins_in,
    likelihood_of,
    read_joins,
)
from claimwatch.match.game_clock import clock_times
from claimwatch.match.persons import person_of
from claimwatch.match.units import tolerance
from claimwatch.model import (
    CONFLICTS,
    Article,
    Claim,
    ClaimKind,
    Figure,
    Flag,
    FlagKind,
    Link,
    content_id,
)


def judge_figure(
    figure: Figure,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    links: Sequence[Link],
    edits: Mapping[str, str] | None = None,
) -> list[Flag]:
    """The flags and notices of one figure, at most one of each kind, sorted by kind.

    `claims` and `articles` hold at least those of the figure, by id; of `links` those between the
    figure's claims are used; `edits` lead from the newer version of a page to the one before it.
    A number that its own page has replaced is held against no other. Nothing depends on the order
    of any of them, nor on a clock.
    """
    grounds = Grounds(claims, articles, origins, edits or {})
    held = [claims[claim_id] for claim_id in figure.claim_ids if is_judged(claims[claim_id])]
    inside = {claim.claim_id for claim in held}
    by_pair = {
        (link.claim_a, link.claim_b): link
        for link in links
        if link.claim_a in inside and link.claim_b in inside
    }
    replaced = {e.older.claim_id for e in find_edits([figure], grounds)} if edits else set()
    verdicts = [
        (pair, verdict)
        for pair, verdict in _verdicts(held, grounds, by_pair, read_joins(figure.joins))
        if grounds.one_page(*pair) or not replaced & {claim.claim_id for claim in pair}
    ]
    revisions = [pair for pair, verdict in verdicts if verdict.kind is FlagKind.REVISION]
    stale = find_stale(held, revisions, grounds)
    found: defaultdict[FlagKind, list[tuple[Pair, Verdict]]] = defaultdict(list)
    for (a, b), verdict in verdicts:
        if verdict.kind not in CONFLICTS or not explains(stale, a, b):
            found[verdict.kind].append(((a, b), verdict))
    for kind in (FlagKind.DISPUTE, FlagKind.MISREPORT):
        if is_too_wide(kind, [pair for pair, _ in found.get(kind, ())], by_pair, figure.joins):
            del found[kind]
    flags = [_flag(figure, found[kind], articles, origins, by_pair) for kind in sorted(found)]
    monitored = [claim for claim in held if claim.monitorable]
    return [*flags, *figure_notices(figure, monitored, stale, grounds, by_pair)]


def is_judged(claim: Claim) -> bool:
    """True for what is monitored, a named person's age, a high place in a row, a score at a time.

    Each of these is a fact that sources may have wrong: "in his 1,087th game", "38-30 with 9:12
    left".
    """
    counted = claim.kind is ClaimKind.ORDINAL and bool(claim.counted)
    high = counted and claim.as_written.lo >= tolerance("ordinal_from")
    return claim.monitorable or bool(person_of(claim)) or high or bool(clock_times(claim))


def _verdicts(
    held: Sequence[Claim], grounds: Grounds, links: Links, joined: Joined
) -> Iterator[tuple[Pair, Verdict]]:
    """The pairs that are joined firmly and differ, each with what that is."""
    contrasts = find_contrasts(held)

    def verdict_of(a: Claim, b: Claim) -> Verdict | None:
        if cannot_both_hold(a, b):
            return _conflict(a, b, grounds, contrasted=are_contrasted(a, b, contrasts))
        if are_contrasted(a, b, contrasts):
            return None
        likely = likelihood_of(a.claim_id, b.claim_id, links, joined)
        return rising_bounds(a, b, grounds.articles, likely=likely)

    def judged(sure: Callable[[Claim, Claim, Links, Joined], bool]) -> list[tuple[Pair, Verdict]]:
        pairs = ((a, b) for a, b in combinations(held, 2) if sure(a, b, links, joined))
        return [((a, b), verdict) for a, b in pairs if (verdict := verdict_of(a, b))]

    raised = judged(is_sure)
    yield from raised
    if raised and joined.joins:
        kinds = {verdict.kind for _, verdict in raised}
        yield from ((pair, verdict) for pair, verdict in judged(joins_in) if verdict.kind in kinds)


def _conflict(a: Claim, b: Claim, grounds: Grounds, *, contrasted: bool) -> Verdict | None:
    """What kind of conflict it is where two claims cannot both hold; None for one page, edited."""
    if not grounds.one_page(a, b):
        return kind_of(a, b, grounds.articles, grounds.origins, contrasted=contrasted)
    if any(says_corrected(grounds.articles[c.article_id]) for c in (a, b)):
        return Verdict(FlagKind.REVISION, "the page says that it was corrected")
    return None


def _flag(
    figure: Figure,
    found: Sequence[tuple[Pair, Verdict]],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    links: Links,
) -> Flag:
    pairs = [pair for pair, _ in found]
    widest = widest_of(pairs)
    verdict = next(verdict for pair, verdict in found if pair == widest)
    ids = tuple((a.claim_id, b.claim_id) for a, b in pairs)
    involved = sorted({claim.claim_id: claim for pair in pairs for claim in pair}.items())
    severity = score_severity(verdict.kind, pairs, origins)
    told_by = read_joins(figure.joins).told_by(*(claim.claim_id for claim in widest))
    return Flag(
        flag_id=content_id("flag", figure.figure_id, verdict.kind.value),
        kind=verdict.kind,
        figure_id=figure.figure_id,
        label=figure.label,
        explanation=explain_conflict(verdict, pairs, articles, links, told_by),
        severity=severity.band,
        severity_score=severity.score,
        confidence=round(how_sure(ids, links, figure.joins), 4),
        pairs=ids,
        claim_ids=tuple(claim_id for claim_id, _ in involved),
        origins=count_origins([claim for _, claim in involved], origins),
    )
