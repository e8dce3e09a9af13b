"""Whether two claims are of one speaker, or of parties that stand against each other."""

from __future__ import annotations

from claimwatch.match import words
from claimwatch.match.profile import read_profile
from claimwatch.model import Claim


def same_speaker(a: Claim, b: Claim) -> bool:
    """True when both name a claimant and the names share a telling word."""
    left, right = read_profile(a).speaker, read_profile(b).speaker
    return bool(left & right)


def rival_parties(a: Claim, b: Claim) -> bool:
    """True when both name claimants that share no word and at least one speaks for a country."""
    left, right = read_profile(a).speaker, read_profile(b).speaker
    return bool(left and right and not left & right and (left | right) & words.country_names())
