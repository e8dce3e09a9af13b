"""What sort of conflict two incompatible claims are: by article, time, copies and claimants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from claimwatch.judge.origins import Origin
from claimwatch.match import words
from claimwatch.match.profile import read_profile
from claimwatch.match.replaced import replaces_another
from claimwatch.match.units import common_intervals, tolerance
from claimwatch.model import Article, Bound, Claim, ClaimKind, FlagKind

_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_DIED = re.compile(r"\b(?:die[sd]|passed away|at (?:his|her) death)\b")
_WAS = re.compile(r"\b(?:he|she|who) was $", re.IGNORECASE)
_LEAST_RISE = 1.02
_COUNTED_BY = re.compile(
    r"\bas (?:of|at)\b|\bstood\b|\b(?:rose|risen|rises?|climb\w*|reach\w*|pass(?:es|ed)) "
    r"|\bby (?:early|late|noon|midnight|today|\w+day\b|\d)"
    r"|\bhad (?:sp[eo]ken?|said|put|given|reported|counted|told)\b"
    r"|\b(?:said|says|announced|reported|confirmed|put|gave) (?:\w+ ){0,3}?\w+day\b",
    re.IGNORECASE,
)
"""What ties a day to the counting of a toll: "stood at 58 on Friday", "said late on Friday"."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a pair's conflict, and the clause that says why it is of that kind."""

    kind: FlagKind
    because: str


def kind_of(
    a: Claim, b: Claim, articles: Mapping[str, Article], origins: Mapping[str, Origin]
) -> Verdict:
    """The kind of conflict of two claims that cannot both hold, whichever comes first."""
    if a.article_id == b.article_id:
        return _inside(a, b, articles)
    if _copies(a, b, origins):
        return Verdict(FlagKind.MISREPORT, "both are copies of one text, yet the number differs")
    trend = _revision(a, b, articles)
    if trend:
        return trend
    if same_speaker(a, b):
        return Verdict(FlagKind.MISREPORT, f"both give it as said by {a.claimant or b.claimant}")
    return Verdict(FlagKind.DISPUTE, f"{_sides(a, b)}{_unsure_of_time(a, b, articles)}")


def rising_bounds(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Verdict | None:
    """A lower bound of a toll and a higher figure of another article: both hold, the toll rises.

    "More than 600 killed", "more than 640 killed". Where both are dated, the later is the higher.
    """
    if a.article_id == b.article_id or not read_profile(a).events & read_profile(b).events:
        return None
    low, high = sorted((a, b), key=lambda c: (c.as_written.lo, c.claim_id))
    if low.bound not in _LOWER or low.kind is not ClaimKind.COUNT or not _tolls(low, high):
        return None
    first, _ = _in_time(a, b, articles)
    if first is high or rival_parties(a, b):
        return None
    return Verdict(FlagKind.REVISION, "lower bounds of a growing total")


def _tolls(low: Claim, high: Claim) -> bool:
    """True when both count people harmed and the one number lies clearly above the other."""
    harms = bool(words.harms_among(read_profile(low).events))
    rises = _LEAST_RISE * low.as_written.lo < high.as_written.lo
    return harms and rises and high.bound is not Bound.VAGUE


def _inside(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Verdict:
    if read_profile(a).past != read_profile(b).past:
        return Verdict(FlagKind.REVISION, "the article itself says that one replaced the other")
    trend = _revision(a, b, articles) if a.as_of != b.as_of else None
    if trend:
        return trend
    if (a.claimant or b.claimant) and not same_speaker(a, b):
        return Verdict(FlagKind.DISPUTE, "one article gives the numbers of two sources")
    return Verdict(FlagKind.INCONSISTENT, "one article gives both")


def _copies(a: Claim, b: Claim, origins: Mapping[str, Origin]) -> bool:
    left, right = origins.get(a.article_id), origins.get(b.article_id)
    return bool(left and right and left.origin_id == right.origin_id)


def same_speaker(a: Claim, b: Claim) -> bool:
    """True when both name a claimant and the names share a telling word."""
    left, right = read_profile(a).speaker, read_profile(b).speaker
    return bool(left & right)


def rival_parties(a: Claim, b: Claim) -> bool:
    """True when both name claimants that share no word and at least one speaks for a country."""
    left, right = read_profile(a).speaker, read_profile(b).speaker
    return bool(left and right and not left & right and (left | right) & words.country_names())


def _revision(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Verdict | None:
    """A later figure that replaces an earlier one, by its dates or by its own words."""
    if rival_parties(a, b):
        return None
    if _birthday(a, b, articles):
        return Verdict(FlagKind.REVISION, "an age grows by a year")
    if read_profile(a).past != read_profile(b).past:
        return Verdict(FlagKind.REVISION, "one is told as a number of the past")
    first, second = _in_time(a, b, articles)
    if first is None or second is None:
        return _said_to_grow(a, b)
    if replaces_another(second):
        return Verdict(
            FlagKind.REVISION, "the later one is said to replace what was thought before"
        )
    if _grows(first, second):
        return Verdict(FlagKind.REVISION, "the later figure of a growing total is the higher one")
    if _missing(first) and _missing(second):
        return Verdict(FlagKind.REVISION, "the later figure of the missing is the lower one")
    one_article = a.article_id == b.article_id
    if not one_article and _publisher(a, articles) == _publisher(b, articles) is not None:
        return Verdict(FlagKind.REVISION, "the same outlet gives another number later")
    if same_speaker(a, b) and first.kind is ClaimKind.COUNT:
        return Verdict(FlagKind.REVISION, "the same source gives another number later")
    return None


def _birthday(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """True where a birthday may lie between two ages: never where one day saw both, nearly.

    Nor at somebody's death, which is one day however much later it is told.
    """
    if {a.kind, b.kind} != {ClaimKind.AGE} or abs(a.as_written.lo - b.as_written.lo) > 1:
        return False
    if all(map(_was_last, (a, b))) and any(_DIED.search(c.sentence) for c in (a, b)):
        return False
    left, right = moment_of(a, articles), moment_of(b, articles)
    if left is None or right is None:
        return True
    first, second = (a, b) if left[0] <= right[0] else (b, a)
    days = abs((left[0] - right[0]).total_seconds()) / 86_400
    return first.as_written.lo < second.as_written.lo and days >= tolerance("birthday_days")


def _was_last(claim: Claim) -> bool:
    """True for an age in a sentence of somebody's death, and for "he was 86"."""
    before = claim.sentence[: claim.char_start - claim.sentence_start]
    return bool(_DIED.search(claim.sentence) or _WAS.search(before))


def _publisher(claim: Claim, articles: Mapping[str, Article]) -> str | None:
    article = articles.get(claim.article_id)
    return article.publisher if article else None


def _in_time(
    a: Claim, b: Claim, articles: Mapping[str, Article]
) -> tuple[Claim, Claim] | tuple[None, None]:
    """The two claims, the earlier first; nothing where a time is missing or they are as one."""
    left, right = moment_of(a, articles), moment_of(b, articles)
    if left is None or right is None:
        return None, None
    least = tolerance("one_time_hours")
    hours = abs((left[0] - right[0]).total_seconds()) / 3600
    one_day = left[0].date() == right[0].date()
    if hours < least or (one_day and (left[1] or right[1])):
        return None, None
    return (a, b) if left[0] < right[0] else (b, a)


def moment_of(claim: Claim, articles: Mapping[str, Article]) -> tuple[datetime, bool] | None:
    """When a figure stands for, and whether only the day of it is known; None when unknown.

    A stated day comes first, then the article's own time; but "killed on Sunday" says when they
    were killed, not when they were counted.
    """
    article = articles.get(claim.article_id)
    published = article.published_at if article else None
    counted = claim.as_of_from == "stated" and not _is_day_of_harm(claim)
    stated = claim.as_of if counted or published is None else None
    if stated and (published is None or published.date() != stated):
        return _at_noon(stated), True
    if published is None or article is None:
        return None
    return published.replace(tzinfo=None), article.published_precision == "day"


def _is_day_of_harm(claim: Claim) -> bool:
    """True where the day named beside a toll is that of the deed: of no rise, no "as of"."""
    profile = read_profile(claim)
    if claim.kind is not ClaimKind.COUNT or profile.past or not profile.days:
        return False
    harms = bool(words.harms_among(profile.events))
    return harms and not _COUNTED_BY.search(claim.sentence)


def _at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


def _grows(first: Claim, second: Claim) -> bool:
    """True when the later of two totals lies above the earlier."""
    if first.kind is not ClaimKind.COUNT:
        return False
    common = common_intervals(first, second)
    if common is None:
        return False
    earlier, later = common
    return earlier.hi is not None and later.lo is not None and later.lo >= earlier.hi


def _missing(claim: Claim) -> bool:
    """True for a count of missing people, of whom ever more are found."""
    return claim.kind is ClaimKind.COUNT and "missing" in read_profile(claim).done


def _said_to_grow(a: Claim, b: Claim) -> Verdict | None:
    """Undated totals one of which is itself said to have risen, with the higher number."""
    if a.kind is not ClaimKind.COUNT or not (a.trend or b.trend):
        return None
    lower, higher = sorted((a, b), key=lambda c: (c.as_written.hi, c.claim_id))
    if higher.trend == "up" or lower.trend == "down":
        return Verdict(FlagKind.REVISION, "one is itself said to have changed since")
    return None


def _sides(a: Claim, b: Claim) -> str:
    if a.claimant and b.claimant:
        return f"{a.claimant} and {b.claimant} differ"
    if a.claimant or b.claimant:
        return f"{a.claimant or b.claimant} says one, the other stands in the article's own voice"
    return "each article says it in its own voice"


def _unsure_of_time(a: Claim, b: Claim, articles: Mapping[str, Article]) -> str:
    if moment_of(a, articles) is None or moment_of(b, articles) is None:
        return "; not both are dated, so one may be a later count"
    return ""
