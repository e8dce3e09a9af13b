"""Words for a flag, like a colleague's note: who says what, why one quantity, why not both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten

from claimwatch.judge.grounds import Verdict
from claimwatch.judge.intervals import denies
from claimwatch.judge.moments import moment_of
from claimwatch.judge.said import CONVERTED_DIGITS, said_interval
from claimwatch.match.units import common_intervals, gap
from claimwatch.model import CONFLICTS, Article, Bound, Claim, ClaimKind, FlagKind, Link

Pair = tuple[Claim, Claim]
_LEADS = {
    FlagKind.DISPUTE: "Sources differ",
    FlagKind.MISREPORT: "One number is passed on differently",
    FlagKind.INCONSISTENT: "An article contradicts itself",
    FlagKind.REVISION: "The number has moved",
}
MOST_SAID = 6
_HEDGES = {
    Bound.ABOUT: "about",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "more than",
    Bound.LESS_THAN: "less than",
    Bound.UP_TO: "up to",
}


def widest_of(pairs: Sequence[Pair]) -> Pair:
    """The pair with the widest gap, of equals the one with the greatest ids."""
    return max(pairs, key=lambda pair: (gap(*pair), pair[0].claim_id, pair[1].claim_id))


def explain_conflict(
    verdict: Verdict,
    pairs: Sequence[Pair],
    articles: Mapping[str, Article],
    links: Mapping[tuple[str, str], Link],
    told_by: str = "",
) -> str:
    """The note for a flag on `pairs`, the widest gap first; `verdict` is that of the widest.

    `told_by` is what tells that the widest is of one quantity beyond its wordings.
    """
    widest = widest_of(pairs)
    claims = {claim.claim_id: claim for pair in (widest, *pairs) for claim in pair}
    told = [say_claim(claim, articles) for claim in list(claims.values())[:MOST_SAID]]
    more = f" ({len(claims) - MOST_SAID} more claims.)" if len(claims) > MOST_SAID else ""
    return (
        f"{_LEADS[verdict.kind]}: {verdict.because}. {' '.join(told)}{more} "
        f"{_why_same(widest, links, told_by)} {_why_not_both(widest, verdict.kind)}"
        f"{_unsure_of_time(widest, verdict, articles)}"
    )


def say_claim(claim: Claim, articles: Mapping[str, Article]) -> str:
    """One sentence: which outlet prints what, whose word it is, through whom, as of when."""
    said = f"{outlet_of(claim, articles)} has “{wording_of(claim)}”"
    if claim.claimant:
        said += f", according to {claim.claimant}"
    if claim.via:
        said += f" through {', '.join(claim.via)}"
    moment = moment_of(claim, articles)
    when = f"as of {moment[0]:%d %B %Y}" if moment else "undated"
    return f"{said} ({when})."


def wording_of(claim: Claim) -> str:
    """The hedge and the number's own words with what they count."""
    said = _HEDGES.get(claim.bound, "")
    number = " ".join(claim.text.split())
    hedged = number if not said or said in number.lower() else f"{said} {number}"
    counted = " ".join(claim.counted)
    return hedged if not counted or counted in hedged else f"{hedged} [{counted}]"


def outlet_of(claim: Claim, articles: Mapping[str, Article]) -> str:
    """The publisher of a claim's article, else its title, else its id."""
    article = articles.get(claim.article_id)
    if article is None:
        return "An unknown article"
    if article.publisher or not article.title:
        return article.publisher or f"Article {article.shown_id}"
    return f"“{shorten(article.title, 60, placeholder=' …')}”"


def _why_same(pair: Pair, links: Mapping[tuple[str, str], Link], told_by: str) -> str:
    ids = sorted(claim.claim_id for claim in pair)
    link = links.get((ids[0], ids[1]))
    reasons = [r.words for r in link.reasons if r.score > 0] if link else []
    told = [words for words in (told_by, *reasons) if words][:3]
    if not told:
        return "They are taken for one quantity through other claims that match both."
    return f"They are taken for one quantity because {'; '.join(told)}."


def _why_not_both(pair: Pair, kind: FlagKind) -> str:
    left, right = (said_interval(claim.interval, claim.unit) for claim in pair)
    common = common_intervals(*pair)
    if denies(*pair) and common is not None and common[0].meets(common[1]):
        return "Both cannot hold: the one says that it is less than the very number of the other."
    units = {claim.unit for claim in pair}
    converted = len(units) == 2 and None not in units and pair[0].kind is not ClaimKind.MONEY
    if common is not None and converted:
        right = f"{right}, that is {said_interval(common[1], pair[0].unit, CONVERTED_DIGITS)}"
    if kind is FlagKind.REVISION:
        return f"The one leaves {left} open, the other {right}."
    return f"Both cannot hold: the one leaves {left} open, the other {right}."


def _unsure_of_time(pair: Pair, verdict: Verdict, articles: Mapping[str, Article]) -> str:
    """Said of two outlets whose numbers cannot be put in order, unless the verdict says it."""
    a, b = pair
    if verdict.kind not in CONFLICTS or a.article_id == b.article_id:
        return ""
    if "dated" in verdict.because or (moment_of(a, articles) and moment_of(b, articles)):
        return ""
    return " Not both are dated, so it is unsure whether one is a later count."
