"""An event's own size, which each article gives once: the magnitude of the quake it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from claimwatch.match.elsewhen import bygone_event, of_another_time
from claimwatch.model import Claim

_OTHER_SHOCK = re.compile(
    r"\b(?:(?:after|fore)shocks?|second|another|again|fresh|new|follow(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bone of (?:magnitude )?$", re.IGNORECASE)
"""Before the magnitude of another shock: "one of magnitude 4.1 woke people"."""
_BEFORE, _BEHIND = 60, 40
"""In characters."""
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
SIZE = "magnitude"


def own_sizes(claims: Iterable[Claim], times: Mapping[str, datetime | None]) -> frozenset[str]:
    """The ids of the first magnitude of each article, where it is of the quake of which it tells.

    Of no aftershock, and of no quake of another time. Of 72 labelled pairs of such numbers that
    differ, in seven sets of events, all were of one quantity. `times` are those of publication, by
    article id.
    """
    first: dict[str, Claim] = {}
    for claim in claims:
        held = first.get(claim.article_id)
        if claim.unit == SIZE and (held is None or claim.char_start < held.char_start):
            first[claim.article_id] = claim
    own = (claim for article, claim in first.items() if _is_own(claim, times.get(article)))
    return frozenset(claim.claim_id for claim in own)


def _is_own(claim: Claim, published: datetime | None) -> bool:
    start = claim.char_start - claim.sentence_start
    near = claim.sentence[max(0, start - _BEFORE) : start + len(claim.text) + _BEHIND]
    if _ONE.search(claim.sentence[:start]) or _OTHER_SHOCK.search(near):
        return False
    if of_another_time(claim, published) or bygone_event(claim):
        return False
    own = str(published.year) if published else None
    return all(year == own for year in _YEAR.findall(claim.sentence))
