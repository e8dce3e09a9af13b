"""What matching needs to know of one claim, read once: its words, names, event and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from claimwatch.match import words
from claimwatch.match.clauses import counted_noun
from claimwatch.match.deeds import ALL_ALONG, read_done, read_events
from claimwatch.match.distances import away_from
from claimwatch.match.marks import is_of_group, read_marks
from claimwatch.match.properties import read_properties
from claimwatch.match.replaced import is_new, is_replaced
from claimwatch.match.spans_of_time import span_of
from claimwatch.model import Bound, Claim

Bag = dict[str, float]
NEAR_TOKENS = 8
SLOT_TOKENS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim's words under one spelling, with the number itself taken out.

    `masked` is the sentence as stems, hedges left out, with the number as one token at `at`.
    `near` weighs the telling words by how close they stand to the number, `sentence` all of them,
    `about` those of the entity that the figure describes. `past` marks a number that
    its own sentence says was replaced ("up from N"), `new` one that it says has changed ("rose to
    N"). `away_from` holds the words of the place that a distance is told from, `properties` what
    of a thing the number measures, `span` the hours in which it came together, if that is said.
    """

    head: str | None
    head_class: str | None
    is_person: bool
    modifiers: frozenset[str]
    events: frozenset[str]
    done: frozenset[str]
    verb: str | None
    names: frozenset[str]
    doers: frozenset[str]
    about: Bag
    near: Bag
    sentence: Bag
    masked: tuple[str, ...]
    at: int
    companions: tuple[str, ...]
    addends: tuple[tuple[str, str | None], ...]
    marks: frozenset[str]
    days: frozenset[str]
    years: frozenset[str]
    away_from: frozenset[str]
    properties: frozenset[str]
    periods: frozenset[str]
    span: int | None
    sequence: frozenset[str]
    speaker: frozenset[str]
    past: bool
    new: bool


class Held:
    """A claim as a key of a cache: by identity, since hashing all its fields is slow."""

    __slots__ = ("claim",)

    def __init__(self, claim: Claim) -> None:
        self.claim = claim

    def __hash__(self) -> int:
        return id(self.claim)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and other.claim is self.claim


def read_profile(claim: Claim) -> Profile:
    """Read a claim's profile; kept for as long as the cache holds it."""
    return _read(Held(claim))


@lru_cache(maxsize=65536)
def _read(held: Held) -> Profile:
    claim = held.claim
    masked, at = _masked(claim)
    noun = counted_noun(claim)
    head = words.stem(noun.lower()) if noun else None
    found = frozenset(masked)
    near = _near(masked, at)
    about = _bag((claim.about or "").lower().split())
    verb = words.stem(claim.scope.verb.lower()) if claim.scope.verb else None
    done = read_done(claim, masked, at)
    return Profile(
        head=head,
        head_class=(words.person_class(head) or words.thing_class(head)) if head else None,
        is_person=bool(head and words.person_class(head)),
        modifiers=_modifiers(claim, head),
        events=read_events(claim, masked, at),
        done=done - ALL_ALONG if is_of_group(claim) else done,
        verb=verb,
        names=words.names_of(claim.scope.names),
        doers=words.names_of(claim.scope.doers),
        about=about,
        near=near,
        sentence={word: words.weight(word) for word in found if _telling(word)},
        masked=masked,
        at=at,
        companions=_companions(claim),
        addends=_addends(claim, head),
        marks=read_marks(claim),
        days=found & (words.word_list("days") | words.word_list("months")),
        years=frozenset(word for word in masked if _YEAR.fullmatch(word)),
        away_from=away_from(claim),
        properties=read_properties(claim.kind, masked, at, (verb, head, *about)),
        periods=frozenset(masked[max(0, at - 4) : at + 5]) & words.word_list("periods"),
        span=span_of(claim),
        sequence=frozenset(masked[max(0, at - 6) : at + 7]) & words.word_list("sequence"),
        speaker=words.speaker_words(claim.claimant) if claim.claimant else frozenset(),
        past=is_replaced(claim, masked, at),
        new=claim.bound is not Bound.UP_TO and is_new(masked, at),
    )


def _masked(claim: Claim) -> tuple[tuple[str, ...], int]:
    start = claim.char_start - claim.sentence_start
    end = start + len(claim.text)
    kept: list[str] = []
    at = -1
    for token, begin, finish in words.spans(claim.sentence):
        if begin < end and finish > start:
            if at < 0:
                at = len(kept)
                kept.append(words.NUMBER)
            if words.is_number(token) or not token[0].isalpha():
                continue
        stemmed = words.stem(token)
        if stemmed not in words.word_list("hedges"):
            kept.append(token if token[0].isdigit() else stemmed)
    if at < 0:
        kept.append(words.NUMBER)
        at = len(kept) - 1
    return tuple(kept), at


def _companions(claim: Claim) -> tuple[str, ...]:
    """The other numbers of the sentence, written in digits as one: "two" and "2" are the same.

    The one of "one of her children" is none, nor a number that was replaced: "reduced from 9".
    """
    told = words.tokens(claim.sentence)
    replaced = {number for before, number in pairwise(told) if before == "from"}
    return tuple(
        words.as_digits(token)
        for token, after, _ in _others(claim)
        if (token, after) != ("one", "of") and token not in replaced
    )


def _addends(claim: Claim, head: str | None) -> tuple[tuple[str, str | None], ...]:
    """Those of the other numbers that may count the same: "15 here and one there".

    Neither four mills beside three people, nor two grenades beside six rifles, nor the part that
    "two of them" are. Each comes with the harm that is told beside it.
    """
    return tuple(
        (words.as_digits(token), harm)
        for token, after, harm in _others(claim)
        if after != "of" and _may_count(head, words.stem(after) if after else "")
    )


def _harm_beside(tokens: Sequence[str], at: int) -> str | None:
    """The harm right before a number, or up to the next break behind it: "10 people were hurt"."""
    behind = takewhile(
        lambda word: word and word != "and" and not words.is_number(word),
        tokens[at + 1 : at + 5],
    )
    for token in (*tokens[max(0, at - 1) : at], *behind):
        event = words.event_class(words.stem(token))
        if event and words.event_family(event) == "harm":
            return event
    return None


def _may_count(head: str | None, after: str) -> bool:
    """True where the word behind a number is of the same noun or people, or says nothing."""
    if words.person_class(after):
        return bool(head and words.person_class(head))
    return not after or words.weight(after) == 0 or after == head


def _others(claim: Claim) -> list[tuple[str, str, str | None]]:
    """The other numbers of the sentence, with the word behind ("" at the end) and the harm told."""
    start = claim.char_start - claim.sentence_start
    end = start + len(claim.text)
    spans = words.spans(claim.sentence)
    tokens = [*(token for token, _, _ in spans), ""]
    return [
        (token, tokens[at + 1], _harm_beside(tokens, at))
        for at, (token, begin, finish) in enumerate(spans)
        if (finish <= start or begin >= end) and words.is_number(token)
    ]


def _modifiers(claim: Claim, head: str | None) -> frozenset[str]:
    found = {words.stem(word.lower()) for word in (*claim.scope.restricting, *claim.counted[:-1])}
    return frozenset(word for word in found - {head} if _telling(word))


def _telling(word: str) -> bool:
    return word != words.NUMBER and not words.is_number(word) and words.weight(word) > 0


def _bag(found: Iterable[str]) -> Bag:
    stems = (words.stem(token) for text in found for token in words.tokens(text))
    return {word: words.weight(word) for word in stems if _telling(word)}


def _near(masked: tuple[str, ...], at: int) -> Bag:
    bag: Bag = {}
    for place in range(max(0, at - NEAR_TOKENS), min(len(masked), at + NEAR_TOKENS + 1)):
        word = masked[place]
        if place != at and _telling(word):
            closeness = words.weight(word) / (1 + 0.3 * (abs(place - at) - 1))
            bag[word] = max(bag.get(word, 0.0), closeness)
    return bag


@lru_cache(maxsize=4096)
def passage(text: str, start: int, end: int) -> Bag:
    """The telling words of an article within 300 characters of a number, as a weighted bag."""
    return _bag([text[max(0, start - 300) : start], text[end : end + 300]])
