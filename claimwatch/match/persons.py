"""Whose age a claim gives: an age of one named person is one quantity, however it is worded."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimwatch.extract.ages import AT_A_TIME
from claimwatch.extract.name_index import GENERATIONS
from claimwatch.extract.whose_age import NAMED_BEFORE
from claimwatch.match import words
from claimwatch.match.pairs import Pair
from claimwatch.model import Claim, ClaimKind, Reason
from claimwatch.tables import read_csv

_PART = r"(?:[A-Z][\w'’.-]+|[A-Z]\.)"
_NAME = rf"(?P<name>(?:{_PART}\s)*{_PART})"
_NAME_BEFORE = re.compile(_NAME + r"(?:,?\s(?:[IVX]+|Jr\.?|Sr\.?))?\s?[,(]\s?(?:aged?\s)?$")
_NAME_IS = re.compile(
    _NAME
    + rf"(?:\s(?:of|from)\s(?:{_PART}\s)*{_PART})?,?\s(?P<who>who\s)?(?:is|was|turned|turns)\s"
    r"(?:now\s)?$"
)
_NAME_DIED = re.compile(
    _NAME + r"(?:,\s(?:the|an?|one|whose|star|former)\b[^.;\d]{2,90}?)?,?\s(?:who\s)?"
    r"(?:has\s|had\s)?(?:died?|dies|passed\saway)\b[^.;]{0,80}?\b(?:aged?|at|at\sthe\sage\sof)\s$"
)
_NAME_TOLD = re.compile(_NAME + r",\s(?:an?|the|his|her|their|our)\s(?P<noun>)$")
"""Before the age in "Ada Hobbs, the 34-year-old doctor"."""
_NAME_AGED = re.compile(
    _NAME + r",\s(?:an?|the|his|her|their|our)\s(?:[a-z][\w'’-]*\s){0,4}?(?P<noun>[a-z-]+)"
    r"(?:,\saged|\saged|\sof)\s$"
)
"""Before the age in "Ada Hobbs, a doctor aged 34"."""
_BARE_NAME_AGED = re.compile(_NAME + r",\saged\s$")
_PLACES = frozenset({"in", "at", "near", "on", "outside", "around", "across", "the"})
_OLDEST = 110
_NOT_NAMES = frozenset({"he", "she", "they", "it"})
_TO_TURN = re.compile(r"\bturns\s$")
_ON_A_DAY = re.compile(r"\s(?:on|in|next|this|later)\b")
_WHEN_DEAD = re.compile(r"\swhen\s(?:he|she)\s(?:died|passed\saway|was\skilled)\b")
_TELLING_NAME = 0.7
_AGES = re.compile(r"\b(\d{1,2})-year-old\b|,\s(\d{2}),(?!\d)|\baged\s(\d{1,2})\b")
_CLOSED = re.compile(r"\s?[,.;)]")
_NOUN_THEN = r"(?P<noun>(?:\s[a-z-]+){0,2}?)"
_CALLED = (
    re.compile(rf"{_NOUN_THEN}\s(?:named|called)\s{_NAME}"),
    re.compile(rf"{_NOUN_THEN},\s{_NAME}(?=[,.;]|\swho\b)(?!,\s(?:an?|the|his|her)\b)"),
)
"""Behind the age in "a girl of six named Ada Hobbs" and "a nine-year-old boy, Ben Hobbs, was"."""
_SOMEBODY_OF = re.compile(r"\b(?P<who>[a-z]+)\sof\s$")
_NAME_BEHIND = re.compile(rf"(?P<noun>(?:\s[a-z-]+){{0,2}})\s{_NAME}(?![\w'’])")


def person_of(claim: Claim) -> tuple[str, ...]:
    """The given names and the surname, as written, of the person whose age a claim gives.

    "Ada Hobbs, 34" gives Ada and Hobbs, as does "the 34-year-old doctor Ada Hobbs"; "Hobbs, 34"
    gives only Hobbs, as does "Hobbs is 34". () where no name stands at the age: "At 10, Hobbs sang"
    and "Hobbs was 10 when it rang" tell of another time, "the 12-year-old whom Hobbs met" of
    another person.
    """
    if claim.kind is not ClaimKind.AGE:
        return ()
    start = claim.char_start - claim.sentence_start
    before, after = claim.sentence[:start], claim.sentence[start + len(claim.text) :]
    if _is_of_another_time(before, after):
        return ()
    if ("about", NAMED_BEFORE) in claim.rules:
        return tuple(word for word in (claim.about or "").split() if not _is_title(word))
    old = "old" in claim.text
    behind = _NAME_BEHIND.match(after) if old else None
    told = _NAME_IS.search(before)
    died = _NAME_DIED.search(before) or _BARE_NAME_AGED.search(before)
    beside = _beside(claim, before) or _called(claim, before, after)
    found = told or beside or behind or _NAME_BEFORE.search(before) or died
    if found is None or found["name"].endswith(("'s", "’s")):
        return ()
    name = [word.rstrip(".") for word in found["name"].split()]
    if name[-1].lower() in _NOT_NAMES or words.stem(name[-1].lower()) in words.word_list("days"):
        return ()
    if found.start("name") == 0 and len(name) > 1 and _is_common(name[0]):
        name = name[1:]
    closed = before.endswith((", ", "(")) and _CLOSED.match(after)
    alone = claim.scope.head is None or before[: found.start("name")].endswith(", ")
    full = len(name) > 1 and alone
    set_off = closed or died or beside or (told and (told["who"] or full))
    set_off = set_off or (found is behind and not found["noun"] and len(name) > 1)
    described = [*found.groupdict().get("noun", "").split()[-1:], *(word.lower() for word in name)]
    if not set_off and claim.scope.head not in described:
        return ()
    return tuple(word for word in name if not _is_title(word))


def _beside(claim: Claim, before: str) -> re.Match[str] | None:
    """The full name to which a noun beside it belongs: "Ada Hobbs, the 34-year-old baker"."""
    told = _NAME_TOLD.search(before) if "old" in claim.text else None
    found = told or _NAME_AGED.search(before)
    if found is None or " " not in found["name"]:
        return None
    ahead = [*before[: found.start("name")].split()[-1:], found["name"].split()[0]]
    if not _PLACES.isdisjoint(word.lower() for word in ahead):
        return None
    noun = words.stem((found["noun"] or claim.scope.head or "").lower())
    return None if words.thing_class(noun) or claim.as_written.lo > _OLDEST else found


def _called(claim: Claim, before: str, after: str) -> re.Match[str] | None:
    """The full name of somebody whose age is told first: "a boy of nine, Ben Hobbs, was found"."""
    found = next(filter(None, (called.match(after) for called in _CALLED)), None)
    if found is None or " " not in found["name"]:
        return None
    of = _SOMEBODY_OF.search(before)
    noun = (found["noun"].split() or [of["who"] if of else ""])[-1]
    told = "old" in claim.text or of is not None
    return found if told and words.person_class(words.stem(noun)) else None


def _is_of_another_time(before: str, after: str) -> bool:
    """True for "was 34 when she sang" and "turns 34 in May", not for "was 34 when she died"."""
    if _TO_TURN.search(before) and _ON_A_DAY.match(after):
        return True
    return bool(AT_A_TIME.match(after)) and not _WHEN_DEAD.match(after)


def one_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool | None:
    """Whether two names are of one person; None where one is not named.

    Surnames must agree, and given names and generations where both stand: "Ada Hobbs" is not "Ben
    Hobbs", "Ben Hobbs Jr" not "Ben Hobbs Sr", but "Hobbs" may be either. Of two surnames one may be
    left out: "Ada Hobbs Alder" is "Ada Hobbs".
    """
    if not left or not right:
        return None
    (left, one), (right, other) = _without_generation(left), _without_generation(right)
    if one and other and one != other:
        return False
    if not words.canonical_name(left[-1]) & words.canonical_name(right[-1]):
        return _leaves_a_surname_out(left, right) or _leaves_a_surname_out(right, left)
    given = [words.names_of(name[:-1]) for name in (left, right)]
    return not all(given) or bool(given[0] & given[1])


def _leaves_a_surname_out(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True for the first names and the first surname of somebody who has two."""
    return 1 < len(short) < len(long) and all(
        words.canonical_name(one) & words.canonical_name(other)
        for one, other in zip(short, long, strict=False)
    )


def _without_generation(name: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A name without its last word, and that word, where it tells the generation."""
    last = name[-1].lower()
    return (name[:-1], last) if len(name) > 1 and last in GENERATIONS else (name, "")


def join_person(pair: Pair) -> Reason | None:
    """Two ages of one named person, which join whatever their wordings."""
    left, right = person_of(pair.a), person_of(pair.b)
    if not one_person(left, right):
        return None
    return Reason(
        "person", 1.0, f"both give the age of {max(map(' '.join, (left, right)), key=len)}"
    )


@lru_cache(maxsize=65536)
def ages_told(sentence: str) -> frozenset[int]:
    """The ages that a sentence gives of persons: "36-year-old", "Hobbs, 36,", "aged 36"."""
    return frozenset(int(next(filter(None, found.groups()))) for found in _AGES.finditer(sentence))


def _is_common(word: str) -> bool:
    """Whether a word that opens a sentence is no given name: "Poor Hobbs", "Meanwhile Ada"."""
    return words.weight(words.stem(word.lower())) < _TELLING_NAME


def _is_title(word: str) -> bool:
    """Whether a capitalised word is no name but a title or a people: Mr, Captain, American."""
    low = word.lower().rstrip(".")
    return low in _titles() or words.person_class(words.stem(low)) is not None


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["word"] for row in read_csv("person_roles.csv"))
