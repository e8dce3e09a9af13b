"""The clause that a number stands in, as regular expressions see it: noun, copula, what is said."""

from __future__ import annotations

import re

from claimwatch.match import words
from claimwatch.model import Claim

_AFTERSHOCK = "aftershock"
_OF_JOBS = frozenset({"cut", "cutback", "loss", "redundancy"})
"""Nouns behind which jobs are counted: "600 job losses"."""
_FOLLOWED = re.compile(
    r"\b(?:follow(?:s|ed|ing)?|since|later|subsequent|afterwards?)\b", re.IGNORECASE
)

_BROUGHT_IN = r"(?!(?:who|whom|whose|which|that|as|when|while|after|before|and|but|or|because)\b)"
NOUN_PHRASE = rf"(?:\s{_BROUGHT_IN}[\w'’-]+){{0,5}}?"
"""What may stand between a number and its verb: "of the injured", "people from the valley"."""
BE = r"(?:is|are|was|were|remain(?:s|ed)?)"
BEEN = r"(?:has|have|had) been"
FILLER = (
    r"(?:still|now|also|all|both|currently|today|officially|reported(?:ly)?|confirmed|feared"
    r"|presumed|believed|thought|known|said|listed|described|considered|pronounced|declared|found"
    r"|counted|as|to (?:be|have)|in|a|an|the|left|among|being|badly|seriously|slightly|lightly)"
)
"""What may stand between a copula and what it says: "were still reported missing"."""
HEDGES = (
    r"(?:(?:the|another|just|only|some|about|around|at least|up to|nearly|almost|more than"
    r"|as many as) )*$"
)
"""What may stand between a verb and its number, up to the number itself."""
_ASIDE = re.compile(r"\s[-–—]\s[^-–—.;]{1,40}\s[-–—](?=\s)|\s\([^()]{1,40}\)")
"""What is told in between: "400,000 homes - a third of all - are dark"."""
_END = re.compile(r"[,;:.()]")


def around(claim: Claim) -> tuple[str, str]:
    """The sentence before a claim's number and behind it, there up to the end of its clause."""
    start = claim.char_start - claim.sentence_start
    after = _ASIDE.sub("", claim.sentence[start + len(claim.text) :])
    end = _END.search(after)
    return claim.sentence[:start], after[: end.start()] if end else after


def counted_noun(claim: Claim) -> str | None:
    """The noun that is counted; no name is one: "Hobbs scored 13". But "12 Finns" is."""
    noun = claim.scope.head or (claim.counted[-1] if claim.counted else None)
    if "job" in claim.counted[:-1] and claim.counted[-1] in _OF_JOBS:
        return "job"
    if noun and _is_aftershock(claim, words.stem(noun.lower())):
        return _AFTERSHOCK
    if noun is None or noun in claim.counted or words.person_class(words.stem(noun.lower())):
        return noun
    named = words.names_of((*claim.scope.names, *claim.scope.doers))
    return None if noun.lower() in named else noun


def _is_aftershock(claim: Claim, noun: str) -> bool:
    """True for "dozens of smaller quakes followed"."""
    is_quake = words.thing_class(noun) == "earthquake"
    smaller = "small" in (*claim.counted, *claim.scope.restricting)
    return is_quake and smaller and _FOLLOWED.search(claim.sentence) is not None


def counted_class(claim: Claim) -> str | None:
    """What a count's noun says of people, "person" where it names none; None for things."""
    noun = counted_noun(claim)
    if noun is None or noun.lower() in claim.text.lower():
        return "person"
    return words.person_class(words.stem(noun.lower()))
