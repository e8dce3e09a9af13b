"""What sort of conflict two incompatible claims are: by article, time, copies and claimants."""

from __future__ import annotations

from collections.abc import Mapping

from claimwatch.judge.grounds import Verdict
from claimwatch.judge.moments import moment_of
from claimwatch.judge.origins import Origin
from claimwatch.judge.revisions import revision_of
from claimwatch.judge.speakers import same_speaker
from claimwatch.match.game_clock import clock_times
from claimwatch.match.profile import read_profile
from claimwatch.model import Article, Claim, ClaimKind, FlagKind


def kind_of(
    a: Claim,
    b: Claim,
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    *,
    contrasted: bool = False,
) -> Verdict:
    """The kind of conflict of two claims that cannot both hold, whichever comes first.

    `contrasted` says that an article gives both numbers side by side, each with its own source.
    """
    if a.article_id == b.article_id:
        return _inside(a, b, articles)
    if _copies(a, b, origins):
        return Verdict(FlagKind.MISREPORT, "both are copies of one text, yet the number differs")
    trend = None if contrasted else revision_of(a, b, articles)
    if trend:
        return trend
    if same_speaker(a, b):
        return Verdict(FlagKind.MISREPORT, f"both give it as said by {a.claimant or b.claimant}")
    return Verdict(FlagKind.DISPUTE, f"{_sides(a, b)}{_unsure_of_time(a, b, articles)}")


def _inside(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Verdict:
    if read_profile(a).past != read_profile(b).past:
        return Verdict(FlagKind.REVISION, "the article itself says that one replaced the other")
    trend = revision_of(a, b, articles) if a.as_of != b.as_of else None
    if trend:
        return trend
    if (a.claimant or b.claimant) and not same_speaker(a, b):
        return Verdict(FlagKind.DISPUTE, "one article gives the numbers of two sources")
    return Verdict(FlagKind.INCONSISTENT, "one article gives both")


def _copies(a: Claim, b: Claim, origins: Mapping[str, Origin]) -> bool:
    left, right = origins.get(a.article_id), origins.get(b.article_id)
    return bool(left and right and left.origin_id == right.origin_id)


def _sides(a: Claim, b: Claim) -> str:
    if a.claimant and b.claimant:
        return f"{a.claimant} and {b.claimant} differ"
    if a.claimant or b.claimant:
        return f"{a.claimant or b.claimant} says one, the other stands in the article's own voice"
    return "each article says it in its own voice"


def _unsure_of_time(a: Claim, b: Claim, articles: Mapping[str, Article]) -> str:
    if moment_of(a, articles) is not None and moment_of(b, articles) is not None:
        return ""
    if clock_times(a) & clock_times(b):
        return ""
    if {a.kind, b.kind} != {ClaimKind.AGE}:
        return "; not both are dated, so one may be a later count"
    if abs(a.as_written.lo - b.as_written.lo) > 1:
        return ""
    return "; not both are dated, so a birthday may lie between them"
