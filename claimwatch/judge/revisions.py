"""Which number is a later count of the same, and no conflict with the earlier one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimwatch.judge.grounds import Verdict
from claimwatch.judge.moments import in_time, moment_of
from claimwatch.judge.speakers import rival_parties, same_speaker
from claimwatch.match import words
from claimwatch.match.profile import read_profile
from claimwatch.match.replaced import replaces_another
from claimwatch.match.units import common_intervals, tolerance
from claimwatch.model import Article, Bound, Claim, ClaimKind, FlagKind

_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_DIED = re.compile(r"\b(?:die[sd]|passed away|at (?:his|her) death)\b")
_WAS = re.compile(r"\b(?:he|she|who) was $", re.IGNORECASE)
_LEAST_RISE = 1.02


def revision_of(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Verdict | None:
    """A later figure that replaces an earlier one, by its dates or by its own words."""
    if rival_parties(a, b):
        return None
    if _birthday(a, b, articles):
        return Verdict(FlagKind.REVISION, "an age grows by a year")
    if read_profile(a).past != read_profile(b).past:
        return Verdict(FlagKind.REVISION, "one is told as a number of the past")
    first, second = in_time(a, b, articles)
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


def rising_bounds(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Verdict | None:
    """A lower bound of a toll and a higher figure of another article: both hold, the toll rises.

    "More than 600 killed", "more than 640 killed". Where both are dated, the later is the higher.
    """
    if a.article_id == b.article_id or not read_profile(a).events & read_profile(b).events:
        return None
    low, high = sorted((a, b), key=lambda c: (c.as_written.lo, c.claim_id))
    if low.bound not in _LOWER or low.kind is not ClaimKind.COUNT or not _tolls(low, high):
        return None
    first, _ = in_time(a, b, articles)
    if first is high or rival_parties(a, b):
        return None
    return Verdict(FlagKind.REVISION, "lower bounds of a growing total")


def _tolls(low: Claim, high: Claim) -> bool:
    """True when both count people harmed and the one number lies clearly above the other."""
    harms = bool(words.harms_among(read_profile(low).events))
    rises = _LEAST_RISE * low.as_written.lo < high.as_written.lo
    return harms and rises and high.bound is not Bound.VAGUE


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
