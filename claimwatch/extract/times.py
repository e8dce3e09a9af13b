"""Reads the day that a figure stands for, and whether it is a total or belongs to a period."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

from claimwatch.extract.counted import counts_children
from claimwatch.extract.days import CLOCK, DAY, MONTH, MONTHS, read_day
from claimwatch.extract.earlier_days import day_told_behind, deed_told_from
from claimwatch.extract.mention import Mention
from claimwatch.model import ClaimKind, Extent
from claimwatch.tables import read_csv

_STATED = re.compile(
    rf"\b(?P<link>as of|as at|by|on|until|through|up to)?\s*(?:late|early)?\s*"
    rf"{CLOCK}(?:on\s+)?(?P<day>{DAY})\b",
    re.IGNORECASE,
)
_STATED_MONTH = re.compile(
    rf"(?i)\b(?:in|during|last)\s+(?:late\s+|early\s+|mid-?\s*)?(?P<month>{MONTH})(?:,?\s+(?P<year>\d{{4}}))?\b"
    rf"(?!\s*\d)"
)
_WHEN = re.compile(
    rf"(?i)\b(?:since|in|of|during)\s+(?:late\s+|early\s+|mid-?\s*|last\s+)?(?P<month>{MONTH})"
    r"(?:,?\s+(?P<year>\d{4}))?,\s+when\s[^.;,]*$"
)
"""Before what befell in another month: "the deadliest since August, when 43 people were killed"."""
_WHICH = re.compile(
    rf"\bthe\s(?P<month>(?i:{MONTH}))(?:\s(?P<year>\d{{4}}))?\s(?:[\w’'-]+\s){{0,4}}?[\w’'-]+,?"
    r"\s(?:that|which|in\swhich|when)\s[^.;,]*$"
)
"""Before what befell in a month that names it: "the August bombing, which killed 43"."""
_RATE = re.compile(
    r"\s(?:an?|per|each|every)\s(?:hour|day|week|month|year)\b(?!\s(?:earlier|before|ago|later|after)\b)"
)
_REPLACED = re.compile(
    r"\b(?:from|against)\s(?:about\s)?[$€£]?\d[\d.,]*(?:\s[\w-]+){0,2}\s(?:on|in)\s$"
)
_UP_TO = frozenset({"as of", "as at", "by"})
_OWNS = re.compile(r"['’]s\b")
_OWN_FIGURE = re.compile(
    r"['’]s\s(?:\w+\s)?(?:figure|count|toll|total|tally|number|estimate|price|close|level|value)"
    r"\sof\s(?:\w+\s){0,2}",
    re.IGNORECASE,
)
_MAY_STATE_DAY = re.compile(r"day|\d{4}-\d{2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
_STARTS = re.compile(
    r"(?i)\b(?:since|from|after|before|next|until|ahead of|due)\s+(?:the\s+)?(?:[^\W\d]+\s+){0,2}$"
    r"|\b(?:since|follow(?:s|ed)|far\sback\sas)\s+(?:[\w.-]+\s+){0,6}$"
)
_PERIOD = re.compile(
    r"(?i)\b(?:in|over|during|within|for)\s+(?:just\s+)?(?:the\s+)?(?:last|past|previous|preceding)\s+"
    r"(?:[\w-]+\s+)?(?:hours?|days?|weeks?|months?|years?|quarter|decade|night)\b"
    r"|\blast\s+(?:night|week|month|year|quarter)\b|\b(?:24|48)\s+hours\b"
    r"|\bin\s+(?:a|one)\s+(?:single\s+)?(?:day|week|month|year)\b"
)
_BRINGING = r"\b(?:br(?:ing(?:s|ing)?|ought)|t(?:ak(?:es?|ing|en)|ook)|push\w*|rais\w+)"
_NUMBER = r"\s(?:the|its|their)\s(?:[a-z-]+\s)?(?:totals?|tolls?|tally|count|number)\b"
_BRINGS_NUMBER_TO = re.compile(
    rf"{_BRINGING}{_NUMBER}[^.;\d]{{0,60}}?\sto\s(?:at least |about |more than )?$", re.IGNORECASE
)
_BRINGS_TO = re.compile(rf"{_BRINGING}\sto\s(?:at least |about |more than )?$", re.IGNORECASE)
_THE_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:]|,\s+(?:while|but|and|whereas)\s|\s+(?:while|whereas)\s"
    r"|\s+and\s+(?=(?:will|would|is|are|was|were|has|have|had)\s)"
)
_ASIDE = re.compile(
    r",\s+(?:(?:where|which|who|whose|though|although)\s|(?:most|many|some|all|half)\sof\s(?:them|whom)\b"
    r"|an?\s[\w-]+\s(?:that|which)\s)"
)
"""Before what is told beside: of "12 died there, where a blast killed 4 in May" the 4."""
_BEGINS = re.compile(r"\b(?:since|from|until|beginning|starting)\s$", re.IGNORECASE)
"""Before the month with which something starts: "beginning last October"."""
_PUT_IN = re.compile(r",\s(?:first|last|most\srecently|once)\s[a-z]+ed\s[^,;]*$")
"""Before the day in "its certificate, last renewed in March, allows 300"."""
_IN_WHICH = re.compile(r"\b(?:in|of|by)\swhich\s")
_NEAR_WHICH = 2
"""In words: how near a day stands to "in which" where it is the day of what befell."""
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|due|next|scheduled|planned|expected|(?:is|are|set)\sto)\s[^.;,]{0,60}$"
)
"""Before a day that is yet to come, which no number is of."""
_KEPT = 256
"""Clauses: a sentence of many numbers is searched once."""
_TIMELESS = frozenset({ClaimKind.AGE, ClaimKind.DATE, ClaimKind.NAME, ClaimKind.VERSION})


@dataclass(frozen=True, slots=True)
class TimeReading:
    """The day a figure stands for, where that was read ("stated", "article"), and its extent."""

    as_of: date | None = None
    as_of_from: str | None = None
    extent: Extent | None = None


def read_time(mention: Mention, published_at: datetime | None) -> TimeReading:
    """The as-of day and extent of a figure; the article's day where none is stated.

    Weekdays are those before `published_at` ("on Friday" is the last Friday, today included), and
    days without a year lie in the year before it. Without `published_at` only full dates count.
    """
    clause, at = _clause(mention)
    extent = _extent(mention, clause, at)
    then = _WHEN.search(mention.line, 0, mention.char_start) or _WHICH.search(
        mention.line, 0, mention.char_start
    )
    month = _month_of(then, published_at) if then and mention.kind not in _TIMELESS else None
    if month:
        return TimeReading(month, "stated")
    if counts_children(mention):  # the day is that of what befell the mother
        stated, extent = None, Extent.STOCK
    else:
        deed = deed_told_from(clause[:at])
        stated = _stated_day(clause[deed:], at - deed, published_at, extent is Extent.STOCK)
    earlier = _earlier(mention, stated or (published_at.date() if published_at else None))
    if earlier or stated:
        return TimeReading(earlier or stated, "stated", extent)
    if published_at is None or mention.kind in _TIMELESS:
        return TimeReading(extent=extent)
    return TimeReading(published_at.date(), "article", extent)


def _clause(mention: Mention) -> tuple[str, int]:
    """The part of the sentence around the number, and where in it the number begins."""
    text = mention.line
    start, end = 0, len(text)
    for first, last in _cuts(text):
        if last <= mention.char_start:
            start = last
        elif first >= mention.char_end:
            end = first
            break
    return text[start:end], mention.char_start - start


def _earlier(mention: Mention, day: date | None) -> date | None:
    """The day before the one told of: "112, up from 58 a day earlier"."""
    if day is None or mention.kind in _TIMELESS | {ClaimKind.DURATION}:
        return None
    return day_told_behind(mention.line[mention.char_end :], day)


@lru_cache(maxsize=_KEPT)
def _cuts(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(cut.span() for cut in _CLAUSE.finditer(text))


@lru_cache(maxsize=_KEPT)
def _periods(clause: str) -> tuple[tuple[int, int], ...]:
    return tuple(period.span() for period in _PERIOD.finditer(clause))


@lru_cache(maxsize=_KEPT)
def _days(clause: str) -> tuple[re.Match[str], ...]:
    """The days that a clause states, but for those with which something starts."""
    if _MAY_STATE_DAY.search(clause.lower()) is None:
        return ()
    stated = _STATED.finditer(clause)
    return tuple(
        day
        for day in stated
        if _OWN_FIGURE.match(clause, day.end("day"))
        or not _STARTS.search(clause[: day.start()] + " ")
    )


def _stated_day(clause: str, at: int, published_at: datetime | None, total: bool) -> date | None:
    """The stated day nearest to the number; "by" and "as of" come before a bare day.

    "Tuesday's earthquake" says when the earthquake was, not when its `total` was counted, but
    "Tuesday's figure of 12" does.
    """
    best: tuple[int, int, date] | None = None
    for match in _days(clause):
        owns = _OWNS.match(clause, match.end("day")) is not None
        own_figure = _OWN_FIGURE.match(clause, match.end("day"))
        figure = own_figure is not None and own_figure.end() == at
        if own_figure and not figure:
            continue
        owns = owns and not figure
        if match.start("day") <= at < match.end("day") or (owns and total):
            continue
        day = read_day(match.group("day"), published_at)
        if day is None or _is_anothers(clause, match.span("day"), at):
            continue
        linked = (match.group("link") or "").lower() in _UP_TO
        strong = figure or (linked and not owns)
        rank = (0 if strong else 1, abs(match.start() - at), day)
        best = rank if best is None or rank[:2] < best[:2] else best
    return best[2] if best else _stated_month(clause, at, published_at)


def _is_anothers(clause: str, day: tuple[int, int], at: int) -> bool:
    """True for the day of a number that another replaced, or of something else that is told.

    "Fell to 8, from 9 in March"; "opened an inquiry on Thursday into a raid in which 8 died";
    "8 are on sale, which is due in May"; "last renewed in March, it allows 300".
    """
    start, end = day
    if _PUT_IN.search(clause, 0, start):
        return True
    if at < start:
        replaced = _REPLACED.search(clause[:start])
        beside = _ASIDE.search(clause, at, start) or _AHEAD.search(clause, at, start)
        return beside is not None or (replaced is not None and at < replaced.start())
    which = _IN_WHICH.search(clause, end, at)
    return which is not None and len(clause[end : which.start()].split()) > _NEAR_WHICH


def _stated_month(clause: str, at: int, published_at: datetime | None) -> date | None:
    """The last day of the nearest month that is named without a day; none of the article's own."""
    found = sorted(_STATED_MONTH.finditer(clause), key=lambda month: abs(month.start() - at))
    for month in found:
        before = clause[: month.start()]
        if _is_anothers(clause, month.span("month"), at):
            continue
        if _AHEAD.search(before) or _BEGINS.search(before):
            continue
        if month.group("month")[0].isupper() and (published_at or month.group("year")):
            return _month_of(month, published_at)
    return None


def _month_of(month: re.Match[str], published_at: datetime | None) -> date | None:
    """The last day of a month found, the nearest before the article's where no year is named."""
    if not month.group("month")[0].isupper() or not (published_at or month.group("year")):
        return None
    today = published_at.date() if published_at else date.max
    number = 1 + MONTHS.index(month.group("month")[:3].lower())
    year = int(month.group("year") or today.year - (number > today.month))
    if (year, number) >= (today.year, today.month):
        return None
    return date(year, number, monthrange(year, number)[1])


def _extent(mention: Mention, clause: str, at: int) -> Extent | None:
    """Flow where a period is named, stock where a total is, "by Friday" or the perfect tense."""
    if mention.kind not in {ClaimKind.COUNT, ClaimKind.MONEY, ClaimKind.MEASURE}:
        return None
    rate = " per " in (mention.unit or "") or _RATE.match(mention.line, mention.char_end)
    if rate or any(not start <= at < end for start, end in _periods(clause)):
        return Extent.FLOW
    if any((day["link"] or "").lower() in _UP_TO for day in _days(clause)):
        return Extent.STOCK
    if _is_made_total(mention):
        return Extent.STOCK
    for extent in (Extent.STOCK, Extent.FLOW):
        if any(not _lies_back(clause, found) for found in _named(extent).finditer(clause)):
            return extent
    return Extent.STOCK if _is_perfect(mention) else None


def _is_made_total(mention: Mention) -> bool:
    """True for "which brings the number of dead to 41" and "bringing to 41 the number of dead"."""
    line, end = mention.line, mention.char_end
    if _BRINGS_NUMBER_TO.search(line, 0, mention.char_start):
        return True
    brings = _BRINGS_TO.search(line, 0, mention.char_start)
    return brings is not None and _THE_NUMBER.match(line, end) is not None


def _lies_back(clause: str, named: re.Match[str]) -> bool:
    """True for "a day after the quake", not for what one earns, "$900 a week after tax"."""
    earned = clause[: named.start()].rstrip()[-1:].isdigit()
    return clause.startswith(" after", named.end()) and not earned


@cache
def _named(extent: Extent) -> re.Pattern[str]:
    words = [row["pattern"] for row in read_csv("extents.csv") if row["extent"] == extent.value]
    words.sort(key=len, reverse=True)
    found = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{found})\b(?!\s(?:earlier|before|ago|later)\b)", re.IGNORECASE)


def _is_perfect(mention: Mention) -> bool:
    """Whether the number's verb stands in the present perfect: "have fled", "has killed"."""
    for node in mention.last.ancestors:
        if node.pos_ == "VERB":
            helpers = [child for child in node.children if child.dep_ in {"aux", "auxpass"}]
            return any(child.lower_ in {"have", "has", "'ve"} for child in helpers)
    return False
