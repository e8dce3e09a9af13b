"""What is told of another time than the article's own: last season's homers, the storm of 2008."""

from __future__ import annotations

import re
from datetime import datetime

from claimwatch.model import Claim

_OTHER_TIME = re.compile(
    r"""\b(?:
    (?:last|previous|prior|past)\ (?:
        year|season|month|week|decade|century|summer|winter|spring|autumn|fall|time|one
    )
    | (?:years?|months?|decades?|weeks?|seasons?)\ (?:ago|earlier|before|later)
    | the\ (?:season|year|month|week)\ before
    | that\ (?:year|season)
    | (?:by|for|in)\ comparison
    | had\b[^.;]{0,80}\bbefore\ (?:this\ (?:week|month|year|season)|\w+day)
    | before\ this\ (?:week|month|year|season)
    | the\ last\ (?!\d|few|two|three|four|five|six|seven|days|hours)\w+
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = re.compile(r"\b(?:in|by|since|until)\ (?P<year>(?:18|19|20)\d\d)\b", re.IGNORECASE)
_MONTH_OF = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d\d?)?,? (?P<year>(?:18|19|20)\d\d)\b"
)


_A_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_WHEN_YEAR = _A_YEAR.replace("year", "when")
_EVENT_OF_YEAR = re.compile(
    rf"\b(?:(?:an?|that|the) {_A_YEAR} [a-z]|(?:in|since) {_WHEN_YEAR},? when )[^.;:]{{0,80}}$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(rf"[^.;:,]{{0,80}}? in {_A_YEAR}\b", re.IGNORECASE)
_THAT_YEAR = re.compile(r"[^.;:,]{0,40}?\bthat (?:year|season)\b", re.IGNORECASE)
_YEARS_AGO = re.compile(r"\b(?:a|\w+)\ (?:years?|decades?)\ ago\b[^.;:]{0,80}$", re.IGNORECASE)


def bygone_event(claim: Claim) -> str | None:
    """The words that put a number into an event of another year; None where there are none.

    "A 2004 bombing that killed 191 people", "two years ago 32 people died in a crash".
    """
    before = claim.sentence[: claim.char_start - claim.sentence_start]
    behind = claim.sentence[len(before) + len(claim.text) :]
    found = _EVENT_OF_YEAR.search(before) or _IN_YEAR.match(behind)
    year: str | None = next(filter(None, found.groups())) if found else None
    if year and not (claim.as_of and str(claim.as_of.year) == year):
        return year
    if _THAT_YEAR.match(behind):
        return "that year"
    return "years ago" if _YEARS_AGO.search(before) else None


def of_another_time(claim: Claim, published: datetime | None) -> bool:
    """True where the claim's sentence names a time other than that of its article.

    Any year is another one where nothing says when the article was `published`.
    """
    if _OTHER_TIME.search(claim.sentence):
        return True
    own = published and str(published.year)
    if own and any(found["year"] != own for found in _MONTH_OF.finditer(claim.sentence)):
        return True
    return any(found["year"] != own for found in _YEAR.finditer(claim.sentence))
