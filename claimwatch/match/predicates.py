"""What a sentence says of those it counts behind a copula: "some 20 are missing"."""

from __future__ import annotations

import re

from claimwatch.match import words
from claimwatch.model import Claim, ClaimKind

_OF_PEOPLE = frozenset({"harm", "law"})
_BROUGHT_IN = r"(?!(?:who|whom|whose|which|that|as|when|while|after|before|and|but|or|because)\b)"
_NOUN_PHRASE = rf"(?:\s{_BROUGHT_IN}[\w'’-]+){{0,5}}?"
_BE = r"(?:is|are|was|were|remain(?:s|ed)?)"
_FILLER = (
    r"(?:still|now|also|all|both|currently|today|officially|reported(?:ly)?|confirmed|feared"
    r"|presumed|believed|thought|known|said|listed|described|considered|pronounced|declared|found"
    r"|counted|as|to (?:be|have)|in|a|an|the|left|among|being|badly|seriously|slightly|lightly)"
)
_PREDICATE = re.compile(
    rf"{_NOUN_PHRASE}\s(?:{_BE}|(?:has|have|had) been)(?:\s{_FILLER})*\s(?P<word>[\w-]+)",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    rf"{_NOUN_PHRASE}\s(?:{_BE}|has|have|had)(?:\s(?:still|yet|also))*\s"
    r"(?:(?:not|yet to)(?:\s(?:yet|be|been|still))*\s(?:found|located|traced|accounted for)"
    r"|to be found|being (?:looked|searched) for|being sought)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:search(?:ed|es|ing)?|look(?:ed|s|ing)?|hunt(?:ed|s|ing)?) (?:\w+ ){0,4}?for "
    r"(?:(?:the|another|some|about|around|at least|up to|nearly|almost|more than|as many as) )*$",
    re.IGNORECASE,
)
_CRITICAL = re.compile(
    rf"(?:\sof (?:them|whom|these|those|the \w+))?(?:\s{_BE})?(?: still)? in (?:an? )?(?:\w+ )?"
    r"critical\b",
    re.IGNORECASE,
)
_WITH_INJURIES = re.compile(
    r"(?:\s(?:of (?:them|whom)|people|persons|others))? with (?:\w+ (?:and \w+ )?){0,2}?"
    r"(?:injuries|wounds|burns|fractures)\b",
    re.IGNORECASE,
)
_END_OF_CLAUSE = re.compile(r"[,;:.()]|$")


def read_predicate(claim: Claim) -> str | None:
    """The class of harm or law that its sentence says of those a claim counts, or None.

    Who has not been found, or is searched for, is missing; not so a prisoner.
    """
    if claim.kind is not ClaimKind.COUNT:
        return None
    start = claim.char_start - claim.sentence_start
    before, after = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    if _counts_people(claim) and (_NOT_FOUND.match(after) or _SOUGHT.search(before)):
        return "missing"
    if _CRITICAL.match(after):
        return "critical"
    if _WITH_INJURIES.match(after):
        return "wounded"
    return _behind_copula(after)


def _behind_copula(after: str) -> str | None:
    """The class of what is said of them in their own clause."""
    end = _END_OF_CLAUSE.search(after)
    found = _PREDICATE.match(after, 0, end.start() if end else len(after))
    event = words.event_class(words.stem(found["word"].lower())) if found else None
    return event if event and words.event_family(event) in _OF_PEOPLE else None


def _counts_people(claim: Claim) -> bool:
    """True where nothing is counted by name, or people who are no prisoners."""
    noun = claim.scope.head or (claim.counted[-1] if claim.counted else None)
    kind = words.person_class(words.stem(noun.lower())) if noun else "person"
    return kind not in {None, "held"}
