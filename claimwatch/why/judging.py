"""Why a flag is of its kind and band: each pair's verdict, the severity's parts, the confidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimwatch.judge.intervals import cannot_both_hold
from claimwatch.judge.kinds import kind_of
from claimwatch.judge.moments import moment_of
from claimwatch.judge.revisions import rising_bounds
from claimwatch.judge.said import said_interval
from claimwatch.judge.severity import score_severity
from claimwatch.judge.sureness import how_sure
from claimwatch.match.units import common_intervals, gap
from claimwatch.model import NOTICES, Claim, FlagKind
from claimwatch.why.case import Case
from claimwatch.why.joining import both

Given = tuple[str, str, str, Mapping[str, Any]]


def pair_steps(case: Case) -> Iterator[Given]:
    """Each pair: what either leaves open in one unit, whether both can hold, and of what kind."""
    for a, b in case.pairs:
        left, right = case.claims[a], case.claims[b]
        intervals = _in_one_unit(left, right)
        words = f"{both(case, a, b)}: {intervals}; {_verdict(case, left, right)}"
        yield "pair", f"{a} {b}", words, {"gap": gap(left, right), "moments": _moments(case, a, b)}


def _in_one_unit(a: Claim, b: Claim) -> str:
    common = common_intervals(a, b)
    if common is None:
        return "they have no unit in common"
    left, right = (said_interval(interval, a.unit) for interval in common)
    return f"{left} against {right}"


def _verdict(case: Case, a: Claim, b: Claim) -> str:
    if case.flag is not None and case.flag["kind"] in NOTICES:
        return f"no conflict, a notice: {case.flag['kind'].replace('_', ' ')}"
    if cannot_both_hold(a, b):
        verdict = kind_of(a, b, case.articles, case.origins)
        return f"both cannot hold, a factor of {gap(a, b):.2f}: {verdict.kind}: {verdict.because}"
    between = {
        (link.claim_a, link.claim_b): link
        for link in case.links
        if {link.claim_a, link.claim_b} == {a.claim_id, b.claim_id}
    }
    likely = how_sure([(a.claim_id, b.claim_id)], between, case.joins)
    rising = rising_bounds(a, b, case.articles, likely=likely)
    return f"{rising.kind}: {rising.because}" if rising else "both may hold"


def _moments(case: Case, a: str, b: str) -> list[str | None]:
    found = (moment_of(case.claims[c], case.articles) for c in (a, b))
    return [moment[0].isoformat() if moment else None for moment in found]


def severity_step(case: Case) -> Given:
    """The severity's parts, worked out anew from the pairs."""
    assert case.flag is not None
    pairs = [(case.claims[a], case.claims[b]) for a, b in case.pairs]
    parts = score_severity(FlagKind(case.flag["kind"]), pairs, case.origins)
    words = (
        f"{parts.band.value}, {parts.score:.3f}: the widest gap, a factor of {parts.gap:.2f}, adds "
        f"{parts.from_gap:.3f}; {parts.sides} independent origins on the lesser side add "
        f"{parts.from_sides:.3f}; the kind adds {parts.from_kind:.3f}"
    )
    stored = case.flag["severity_score"]
    if abs(stored - parts.score) > 0.0005:
        words += f"; its topic's weight makes that {stored:.3f}, {case.flag['severity']}"
    details = {"severity": parts.band.value, "score": parts.score, "gap": parts.gap}
    return "severity", case.flag_id, words, {**details, "lesser_side": parts.sides}


def confidence_step(case: Case) -> Given:
    """What the confidence rests on: the surest pair, by its own link or by how its cores stand."""
    assert case.flag is not None
    confidence = case.flag["confidence"]
    by_ids = {(link.claim_a, link.claim_b): link for link in case.links}
    sure = {pair: how_sure([pair], by_ids, case.joins) for pair in case.pairs}
    surest = max(case.pairs, key=lambda pair: sure[pair], default=None)
    details = {"confidence": confidence}
    if surest is None or not sure[surest]:
        return "confidence", case.flag_id, f"{confidence:.0%}: no link joins its pairs", details
    said = both(case, *surest)
    words = f"{confidence:.0%}: as sure as the surest of its pairs is one quantity: {said}"
    alone = how_sure([surest], by_ids, ())
    if alone < sure[surest]:
        words += (
            f"; {alone:.0%} by their own wordings, {sure[surest]:.0%} with what the other numbers"
            " of the story tell"
        )
    return "confidence", case.flag_id, words, details | {"by_wording": alone}
