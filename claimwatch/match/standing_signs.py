"""The signs of how two claims stand to each other among all others of their story.

Each is a score in [-1, 1]: above 0 it speaks for one quantity, below 0 against it; 0 says nothing.
None looks itself at how close the two numbers are: `wording` and `partner` rest on the score of the
comparators, which knows of numbers that can both hold whether one may be the other, rounded.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimwatch.match import words
from claimwatch.match.moving import rising_toll
from claimwatch.match.profile import Profile, read_profile
from claimwatch.match.telltales import said_by_two
from claimwatch.match.told import Told, lone_counts, lone_deeds
from claimwatch.match.wordings import ANYONE
from claimwatch.model import Bound, Claim, ClaimKind, Link

EARLY = 1500
"""In characters: the number that stands later of the two, from the head of its article."""
EARLIEST = 400
_LEAST_RIVAL = 0.02
"""A link is weighed against at least this: to have no other partner at all says little."""
_LEAST_GIVEN = 4
_FEW = math.log10(3)
_LEFT_OUT = frozenset({"number", "rounded"})
_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})

_Side = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles of one story offer besides the two claims that are weighed."""

    told: Told
    partners: Mapping[_Side, Sequence[tuple[float, str]]]
    given: Counter[str]
    sorts: Counter[tuple[str, str, str]]
    nouns: Counter[tuple[str, str, str, str]]
    properties: Mapping[tuple[str, str, str, str], set[float]]


def read_story(claims: Mapping[str, Claim], links: Sequence[Link], told: Told) -> Story:
    """What these claims' articles offer; `links` are all of theirs, by the comparators' scores."""
    held = claims.values()
    return Story(
        told=told,
        partners=_best_partners(links, claims),
        given=Counter(claim.article_id for claim in held),
        sorts=Counter(_sort(claim) for claim in held),
        nouns=Counter(_noun(claim) for claim in held),
        properties=_by_property(held),
    )


def _by_property(held: Iterable[Claim]) -> dict[tuple[str, str, str, str], set[float]]:
    """The numbers that each article gives of each property."""
    found: defaultdict[tuple[str, str, str, str], set[float]] = defaultdict(set)
    for claim in held:
        for measured in read_profile(claim).properties:
            found[(*_sort(claim), measured)].add(claim.as_written.lo)
    return dict(found)


def lone_property(a: Claim, b: Claim, story: Story) -> bool:
    """The only number that each article gives of one property: "bail", "turnout"."""
    shared = read_profile(a).properties & read_profile(b).properties
    return any(
        all(len(story.properties[(*_sort(claim), measured)]) == 1 for claim in (a, b))
        for measured in shared
    )


def _sort(claim: Claim) -> tuple[str, str, str]:
    return claim.article_id, claim.kind.value, claim.dimension or claim.unit or ""


def _noun(claim: Claim) -> tuple[str, str, str, str]:
    return claim.article_id, claim.kind.value, claim.unit or "", read_profile(claim).head or ""


def tell_enough(a: Claim, b: Claim, story: Story) -> bool:
    """Whether both articles give several numbers, so that standing out among them says something.

    Of two sentences the only number of each is the best partner of the other's, whatever it counts.
    """
    return all(story.given[claim.article_id] >= _LEAST_GIVEN for claim in (a, b))


def _best_partners(
    links: Sequence[Link], claims: Mapping[str, Claim]
) -> dict[_Side, list[tuple[float, str]]]:
    """The two best partners of each claim in each other article, with their scores."""
    found: defaultdict[_Side, list[tuple[float, str]]] = defaultdict(list)
    for link in links:
        if link.is_vetoed:
            continue
        for one, other in ((link.claim_a, link.claim_b), (link.claim_b, link.claim_a)):
            side = one, claims[other].article_id
            held = found[side]
            held.append((link.score, other))
            held.sort(reverse=True)
            del held[2:]
    return found


def read_signs(link: Link, a: Claim, b: Claim, story: Story) -> dict[str, float]:
    """Every sign of a pair; 0 says nothing."""
    left, right = read_profile(a), read_profile(b)
    compared = {r.comparator: r.score for r in link.reasons if r.comparator not in _LEFT_OUT}
    return {
        **compared,
        "wording": within((log_odds(link.score, 1e-4) + 1) / 5),
        **_partners(link, a, b, story),
        **_numbers(a, b),
        **_what_is_counted(left, right),
        **_who_tells(left, right),
        **_when(a, b, story.told),
        "said_by_two": float(said_by_two(link, a, b)),
        "lone_counts": float(lone_counts(a, b, story.told)),
        "lone_deeds": float(lone_deeds(link, a, b, story.told)),
        "lone_property": float(lone_property(a, b, story)),
        "rising_toll": float(rising_toll(link, a, b, story.told.times)),
    }


def _partners(link: Link, a: Claim, b: Claim, story: Story) -> dict[str, float]:
    """By how much the two outdo the other partners of each in the other's article."""
    sides = (((a.claim_id, b.article_id), b.claim_id), ((b.claim_id, a.article_id), a.claim_id))
    rivals = [next_best(story.partners.get(side, ()), partner) for side, partner in sides]
    odds = log_odds(link.score, 1e-3)
    least, most = (max(_LEAST_RIVAL, pick(rivals)) for pick in (min, max))
    crowd = max(story.sorts[_sort(claim)] for claim in (a, b))
    nouns = max(story.nouns[_noun(claim)] for claim in (a, b))
    return {
        "partner": within((odds - log_odds(most, 1e-3)) / 3),
        "partner_of_one": within((odds - log_odds(least, 1e-3)) / 3),
        "crowd": -min((crowd - 1) / 8, 1.0),
        "noun_crowd": -min((nouns - 1) / 4, 1.0),
    }


def next_best(held: Sequence[tuple[float, str]], partner: str) -> float:
    """The score of the best of two partners that is not this one; 0 where there is none."""
    return next((score for score, other in held if other != partner), 0.0)


def log_odds(score: float, off: float) -> float:
    """The log odds of a score, which is kept off 0 and 1."""
    return math.log((score + off) / (1 + off - score))


def within(value: float) -> float:
    """The value, cut off at -1 and 1."""
    return max(-1.0, min(1.0, value))


def _numbers(a: Claim, b: Claim) -> dict[str, float]:
    """How large the smaller number is, its sort and bound, and how early the two stand."""
    least = math.log10(max(min(a.as_written.lo, b.as_written.lo), 0.01))
    at = max(a.char_start, b.char_start)
    return {
        "small": -1.0 if least < _FEW else -0.5 if least < 1 else 0.0,
        "tens": float(1 <= least < 4),
        "count": float(a.kind is ClaimKind.COUNT),
        "money": -float(a.kind is ClaimKind.MONEY),
        "measure": -float(a.kind is ClaimKind.MEASURE),
        "duration": -float(a.kind is ClaimKind.DURATION),
        "unit": float(a.unit == b.unit),
        "vague": -float(Bound.VAGUE in (a.bound, b.bound)),
        "bounds": -float(a.bound is not b.bound),
        "lower": sum(claim.bound in _LOWER for claim in (a, b)) / 2,
        "early": within(1 - 2 * at / EARLY),
        "earliest": within(1 - 2 * at / EARLIEST),
    }


def _what_is_counted(left: Profile, right: Profile) -> dict[str, float]:
    """Noun, deed and doer, and what is told of others."""
    marks = left.marks, right.marks
    same_head = left.head is not None and left.head == right.head
    same_class = left.head_class is not None and left.head_class == right.head_class
    return {
        "head": 1.0 if same_head else 0.5 if same_class else 0.0,
        "person": float(left.is_person and right.is_person),
        "persons_apart": -float(_are_persons_apart(left, right)),
        "harm": float(bool(words.harms_among(left.done & right.done))),
        "deed": shared(left.done, right.done),
        "deed_of_one": -float(bool(left.done) != bool(right.done)),
        "doer": shared(left.doers, right.doers),
        "other": -float(("other" in marks[0]) != ("other" in marks[1])),
    }


def _are_persons_apart(left: Profile, right: Profile) -> bool:
    """Civilians are not soldiers: two sorts of person, neither of whom may be anyone."""
    classes = {left.head_class, right.head_class}
    return left.is_person and right.is_person and len(classes) > 1 and not classes & ANYONE


def shared(left: frozenset[str], right: frozenset[str]) -> float:
    """1 where two sets meet, -1 where they do not, 0 where one is empty."""
    if not left or not right:
        return 0.0
    return 1.0 if left & right else -1.0


def _who_tells(left: Profile, right: Profile) -> dict[str, float]:
    told = [bool(profile.speaker) for profile in (left, right)]
    return {
        "told_by": sum(told) / 2,
        "two_speakers": float(all(told) and not left.speaker & right.speaker),
    }


def _when(a: Claim, b: Claim, told: Told) -> dict[str, float]:
    """What the years and other times that their sentences name say."""
    left, right = (read_profile(claim).years for claim in (a, b))
    elsewhen = [claim.claim_id in told.elsewhen for claim in (a, b)]
    return {
        "elsewhen_of_one": -float(elsewhen[0] != elsewhen[1]),
        "elsewhen_of_both": -float(all(elsewhen)),
        "year": shared(left, right),
        "year_of_one": -float(bool(left) != bool(right)),
    }
