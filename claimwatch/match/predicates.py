"""What a sentence says of those it counts: "some 20 are missing", "12 were taken to hospital"."""

from __future__ import annotations

import re

from claimwatch.match import words
from claimwatch.match.clauses import (
    BE,
    BEEN,
    FILLER,
    HEDGES,
    NOUN_PHRASE,
    around,
    counted_class,
)
from claimwatch.match.deed_phrases import deed_in_phrase, price_in_phrase
from claimwatch.model import Claim, ClaimKind

_OF_PEOPLE = frozenset({"harm", "law"})
_PREDICATE = re.compile(
    rf"{NOUN_PHRASE}(?: (?:who|that))? (?:{BE}|{BEEN})(?: {FILLER})* (?P<word>[\w-]+)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?: [\w'’-]+){0,2}? (?:listed|reported|confirmed|feared|presumed|believed|still)"
    rf"(?: {FILLER})* (?P<word>[\w-]+)",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"{NOUN_PHRASE}(?: who\b[^,;:.]{{0,60}}?)? {BE} (?:also )?(?:among|one of) (?:the|those)"
    rf"(?: people| persons)? (?P<word>[\w-]+)",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    rf"{NOUN_PHRASE}(?: who)? (?:{BE}|has|have|had)(?: (?:still|yet|also))* "
    r"(?:(?:not|yet to)(?: (?:yet|be|been|still))* (?:found|located|traced|accounted for)"
    r"|to be found|being (?:looked|searched) for|being sought)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:search(?:ed|es|ing)?|look(?:ed|s|ing)?|hunt(?:ed|s|ing)?) (?:\w+ ){0,4}?for " + HEDGES,
    re.IGNORECASE,
)
_CRITICAL = re.compile(
    rf"(?: of (?:them|whom|these|those|the \w+)| [\w'’-]+)?(?: {BE})?(?: still)? in (?:an? )?"
    r"(?:\w+ )?(?:critical|intensive care)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\bnumber of(?P<whom>\s[^.;:,\d]{3,80}?) (?:to|at|is|was|reached|reaches)"
    r" (?:about |around |some |nearly |at least |more than )?$",
    re.IGNORECASE,
)
"""Before a number that is told behind its noun: "the number of homes without power fell to"."""
_FATALLY = re.compile(r" of (?:them|whom|these|those)(?: were| was)? fatally\b", re.IGNORECASE)
_FEARED_FOR = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied)) (?:for|about) the li(?:fe|ves) of " + HEDGES,
    re.IGNORECASE,
)
_WITH_INJURIES = re.compile(
    r"(?: (?:of (?:them|whom)|people|persons|others))? with (?:\w+ (?:and \w+ )?){0,2}?"
    r"(?:injuries|wounds|burns|fractures)\b",
    re.IGNORECASE,
)


def read_predicate(claim: Claim) -> str | None:
    """The class of what its sentence says of those a claim counts, or None.

    Who has not been found, or is searched for, is missing; not so a prisoner.
    """
    before, after = around(claim)
    if claim.kind is ClaimKind.MONEY:
        return price_in_phrase(before)
    if claim.kind is not ClaimKind.COUNT:
        return None
    counted = counted_class(claim)
    sought = _NOT_FOUND.match(after) or _SOUGHT.search(before)
    if sought and counted not in {None, "held"}:
        return "missing"
    if (numbered := _NUMBER_OF.search(before)) and not after.strip().startswith("of "):
        before, after = "", numbered["whom"]
    if _FATALLY.match(after):
        return "killed"
    if _CRITICAL.match(after) or _FEARED_FOR.search(before):
        return "critical"
    if _WITH_INJURIES.match(after):
        return "wounded"
    among = _said_by(_AMONG.match(after)) if counted is not None else None
    said = among or deed_in_phrase(before, after, of_people=counted is not None)
    return said or _said_by(_PREDICATE.match(after) or _REPORTED.match(after))


def _said_by(found: re.Match[str] | None) -> str | None:
    """The class of harm or law of the word found."""
    event = words.event_class(words.stem(found["word"].lower())) if found else None
    return event if event and words.event_family(event) in _OF_PEOPLE else None
