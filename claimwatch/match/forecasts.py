"""Tells how far a number is said to rise from how far it has: "the toll could top 200"."""

from __future__ import annotations

import re

from claimwatch.match.pairs import Pair
from claimwatch.match.reasons import veto
from claimwatch.match.units import written_alike
from claimwatch.model import Claim, Reason

_FORECAST = re.compile(
    r"\b(?:(?:could|may|might|would)\s(?:\w+ly\s|well\s|still\s|yet\s|also\s|soon\s)?"
    r"|(?:expected|feared|forecast|likely|predicted|projected)\sto\s)"
    r"(?:climb|exceed|grow|hit|increase|pass|reach|rise|surpass|top"
    r"|go\s(?:up|as\shigh|higher|above|over|beyond|past))\b[^.;\d]{0,25}$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expect|forecast|project|predict|anticipat)(?:s|ed|ions?)?\b", re.IGNORECASE
)


def veto_forecast(pair: Pair) -> Reason | None:
    """How high something may yet climb is not how high it is, where they write other numbers.

    What it "will" climb to is no forecast: that is said of what has been settled. What is expected
    is one, however it is said.
    """
    if _is_forecast(pair.a) == _is_forecast(pair.b) or written_alike(pair.a, pair.b):
        return None
    if all(_is_forecast(claim) or _EXPECTED.search(claim.sentence) for claim in (pair.a, pair.b)):
        return None
    return veto("forecast", "one is how far it may yet rise")


def _is_forecast(claim: Claim) -> bool:
    return _FORECAST.search(claim.sentence, 0, claim.char_start - claim.sentence_start) is not None
