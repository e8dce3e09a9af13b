"""When a figure stands for, and which of two is the earlier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from claimwatch.judge.day_parts import hour_of
from claimwatch.match import words
from claimwatch.match.profile import read_profile
from claimwatch.match.units import tolerance
from claimwatch.model import Article, Claim, ClaimKind

_COUNTED_BY = re.compile(
    r"\bas (?:of|at)\b|\bstood\b|\b(?:rose|risen|rises?|climb\w*|reach\w*|pass(?:es|ed)) "
    r"|\bby (?:early|late|noon|midnight|today|\w+day\b|\d)"
    r"|\bhad (?:sp[eo]ken?|said|put|given|reported|counted|told)\b"
    r"|\b(?:said|says|announced|reported|confirmed|put|gave) (?:\w+ ){0,3}?\w+day\b",
    re.IGNORECASE,
)
"""What ties a day to the counting of a toll: "stood at 58 on Friday", "said late on Friday"."""


def in_time(
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

    A stated day comes first, with the part of it that is named, then the article's own time; but
    "killed on Sunday" says when they were killed, not when they were counted.
    """
    article = articles.get(claim.article_id)
    published = article.published_at if article else None
    counted = claim.as_of_from == "stated" and not _is_day_of_harm(claim)
    stated = claim.as_of if counted or published is None else None
    if stated and (published is None or published.date() != stated):
        hour = hour_of(claim.sentence, stated)
        return _at(stated, 12 if hour is None else hour), hour is None
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


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour)
