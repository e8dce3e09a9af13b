"""From which place, and in which direction, a distance is told: "20 miles north of Dunmar"."""

from __future__ import annotations

import re

from claimwatch.match import words
from claimwatch.model import Claim, ClaimKind

_AWAY_FROM = re.compile(
    r"\W*(?:\([^)]*\)\s*)?(?:[\w-]+\s+){0,4}?(?:of|from|off|outside)\s+(?:the\s+)?"
    r"(?:[A-Z][\w-]+\s(?:[a-z]+\s){1,2}of\s+(?=[A-Z]))?"
    r"(?:[a-z]+\s+){0,3}?(?P<place>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*?)"
    r"(?:\s(?:Islands?|City|Town|Province|District|County|Village|Airport))?(?![\w-]|\s[A-Z])"
)

_WAYS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_BEARINGS = {way: 45 * turn for turn, way in enumerate(_WAYS)}
_BEARING = re.compile(
    r"\W*(?:\([^)]*\)\s*)?(?:to\s(?:the\s)?|due\s)?"
    r"(?P<way>(?:north|south)[\s-]?(?:east|west)|north|south|east|west)(?:ern|wards?)?\s(?:of|from)\b",
    re.IGNORECASE,
)


def away_from(claim: Claim) -> frozenset[str]:
    """The place behind a length: "20 miles (32 km) north of the town of Dunmar"."""
    if claim.kind is not ClaimKind.MEASURE or claim.dimension != "length":
        return frozenset()
    end = claim.char_start - claim.sentence_start + len(claim.text)
    found = _AWAY_FROM.match(claim.sentence[end:])
    return words.canonical_name(found["place"]) if found else frozenset()


def bearing_of(claim: Claim) -> int | None:
    """The direction told behind a length, in degrees from the north: "20 miles west of" is 270."""
    end = claim.char_start - claim.sentence_start + len(claim.text)
    found = _BEARING.match(claim.sentence[end:])
    return _BEARINGS[found["way"].lower().replace("-", "").replace(" ", "")] if found else None
