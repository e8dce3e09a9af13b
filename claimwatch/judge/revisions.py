"""Which number is a later count of the same, and no conflict with the earlier one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from claimwatch.judge.deal_stages import pending_of
from claimwatch.judge.grounds import Verdict
from claimwatch.judge.moments import in_time, moment_of
from claimwatch.judge.speakers import rival_parties, same_speaker
from claimwatch.match import words
from claimwatch.match.cores import is_given, two_speakers
from claimwatch.match.deeds import ALL_ALONG, LESSENING, has_children
from claimwatch.match.elsewhen import of_another_time
from claimwatch.match.lasting import last_alike
from claimwatch.match.profile import read_profile
from claimwatch.match.replaced import replaces_another
from claimwatch.match.share_moves import close_on_two_days, trades_on
from claimwatch.match.units import common_intervals, tolerance
from claimwatch.model import Article, Bound, Claim, ClaimKind, FlagKind

_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_GROWING = frozenset({ClaimKind.COUNT, ClaimKind.MONEY})
_COUNTED_UP = frozenset({ClaimKind.COUNT, ClaimKind.PERCENT})
_AT_ONE_TIME = frozenset({"attended", "capacity", "hired", "hit", "on duty"})
"""What is told of a number once and for all: of labelled figures 37 differ so and 8 have grown."""
_TOLLS = frozenset({"harm", "law"})
_PARENT_OF = re.compile(
    r"\b(?:mother|father|mom|mum|dad|parents?) of (?:her |his )?$", re.IGNORECASE
)
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
    times = {c.article_id: _published(c, articles) for c in (a, b)}
    if trades_on(a, b) or close_on_two_days(a, b, times):
        return Verdict(FlagKind.REVISION, "a share's price moves while it is traded")
    first, second = in_time(a, b, articles)
    pending = pending_of(a, b, articles)
    if pending and first in (None, pending):
        return Verdict(FlagKind.REVISION, "one was told while the deal was still talked over")
    if first is None or second is None:
        return _goes_on(a, b) or _said_to_grow(a, b)
    if replaces_another(second):
        return Verdict(
            FlagKind.REVISION, "the later one is said to replace what was thought before"
        )
    if read_profile(second).new and not read_profile(first).new:
        return Verdict(FlagKind.REVISION, "the later one is said to have changed")
    if _grows(first, second) and not _of_a_bygone_year(first, second, articles):
        return Verdict(FlagKind.REVISION, "the later figure of a growing total is the higher one")
    if last_alike(first, second) and first.as_written.hi < second.as_written.lo:
        return Verdict(FlagKind.REVISION, "what goes on has lasted longer by the later article")
    if _lessens(first, second):
        return Verdict(FlagKind.REVISION, "the later figure of a shrinking number is the lower one")
    one_article = a.article_id == b.article_id
    if not one_article and _publisher(a, articles) == _publisher(b, articles) is not None:
        return Verdict(FlagKind.REVISION, "the same outlet gives another number later")
    if same_speaker(a, b) and first.kind is ClaimKind.COUNT:
        return Verdict(FlagKind.REVISION, "the same source gives another number later")
    return None


def rising_bounds(
    a: Claim, b: Claim, articles: Mapping[str, Article], *, likely: float
) -> Verdict | None:
    """A lower bound and a higher figure of another article: both hold, the total has grown.

    "More than 600 killed", "more than 640 killed". Where both are dated, the later is the higher;
    what is no toll must be dated, or be a count that is `likely` of one quantity, as a likelihood.
    Tolls of bygone years are one toll, more or less closely told.
    """
    low, high = sorted((a, b), key=lambda c: (c.as_written.lo, c.claim_id))
    if a.article_id == b.article_id or low.bound not in _LOWER or high.bound is Bound.VAGUE:
        return None
    first, _ = in_time(a, b, articles)
    if first is high or rival_parties(a, b) or not _has_grown(low, high):
        return None
    if any(of_another_time(c, _published(c, articles)) for c in (a, b)):
        return None
    one_count = low.kind is ClaimKind.COUNT and likely >= tolerance("growth_from")
    if not (one_count or _tolls(low, high) or (first and low.kind in _GROWING)):
        return None
    return Verdict(FlagKind.REVISION, "lower bounds of a growing total")


def _tolls(low: Claim, high: Claim) -> bool:
    """True when both count people to whom one harm was done."""
    shared = read_profile(low).events & read_profile(high).events
    return low.kind is ClaimKind.COUNT and bool(words.harms_among(shared))


def _has_grown(low: Claim, high: Claim) -> bool:
    """True of two lower bounds one above the other; "more than 40" is said of 44 itself."""
    if low.kind is not high.kind or low.unit != high.unit:
        return False
    least = _LEAST_RISE if high.bound in _LOWER else tolerance("clear_growth")
    lower, higher = low.as_written.lo, high.as_written.lo
    return least * lower < higher <= tolerance("absurd_ratio") * lower


def _published(claim: Claim, articles: Mapping[str, Article]) -> datetime | None:
    article = articles.get(claim.article_id)
    return article.published_at if article else None


def _birthday(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """True where a birthday may lie between two ages: only where both are dated, well apart.

    Not at somebody's death, which is one day however much later it is told.
    """
    if {a.kind, b.kind} != {ClaimKind.AGE} or abs(a.as_written.lo - b.as_written.lo) > 1:
        return False
    if all(map(_was_last, (a, b))) and any(_DIED.search(c.sentence) for c in (a, b)):
        return False
    left, right = moment_of(a, articles), moment_of(b, articles)
    if left is None or right is None:
        return False
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
    """True when the later of two totals lies above the earlier; who was aboard, was all along.

    Two named speakers may count anew whom harm or the law befalls; what else they number otherwise
    has not grown: of labelled figures of which two do so 68 are conflicts and 18 updates.
    """
    counted_up = first.kind in _COUNTED_UP or (is_given(first) and is_given(second))
    if not counted_up or (_is_fixed(first) and _is_fixed(second)):
        return False
    if two_speakers(first, second) and not (_is_toll(first) or _is_toll(second)):
        return False
    common = common_intervals(first, second)
    if common is None:
        return False
    earlier, later = common
    return earlier.hi is not None and later.lo is not None and later.lo >= earlier.hi


def _of_a_bygone_year(first: Claim, second: Claim, articles: Mapping[str, Article]) -> bool:
    """True of what befell in a year before that of either article, and grows no more."""
    shared = read_profile(first).years & read_profile(second).years
    told = [at.year for c in (first, second) if (at := _published(c, articles))]
    return any(int(year) < min(told) for year in shared if told)


def _is_toll(claim: Claim) -> bool:
    """True for those to whom something is done that goes on: the harmed, the arrested."""
    return any(words.event_family(event) in _TOLLS for event in read_profile(claim).done)


def _is_fixed(claim: Claim) -> bool:
    """True for those who live in a place or were on board, and for somebody's children."""
    before = claim.sentence[: claim.char_start - claim.sentence_start]
    told = bool(read_profile(claim).done & (ALL_ALONG | _AT_ONE_TIME))
    return told or has_children(claim) or _PARENT_OF.search(before) is not None


def _lessens(first: Claim, second: Claim) -> bool:
    """True for ever fewer people who are missing, trapped or in hospital."""
    if {first.kind, second.kind} != {ClaimKind.COUNT}:
        return False
    return second.as_written.hi < first.as_written.lo and all(
        read_profile(claim).done & LESSENING for claim in (first, second)
    )


def _goes_on(a: Claim, b: Claim) -> Verdict | None:
    """Undated durations of what goes on, which are longer each day."""
    if not last_alike(a, b):
        return None
    return Verdict(
        FlagKind.REVISION, "what goes on lasts longer each day; not both articles are dated"
    )


def _said_to_grow(a: Claim, b: Claim) -> Verdict | None:
    """Undated numbers one of which is itself said to have risen, with the higher number."""
    lower, higher = sorted((a, b), key=lambda c: (c.as_written.hi, c.claim_id))
    trends = a.kind is ClaimKind.COUNT and (higher.trend == "up" or lower.trend == "down")
    risen = a.unit == b.unit and read_profile(higher).new and not read_profile(lower).new
    if trends or risen:
        return Verdict(FlagKind.REVISION, "one is itself said to have changed since")
    return None
