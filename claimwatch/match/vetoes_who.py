"""Vetoes by who did it, whom it is told of, when and where."""

from __future__ import annotations

import re
from itertools import product

from claimwatch.match import words
from claimwatch.match.dimensions import is_age_of_thing
from claimwatch.match.distances import bearing_of
from claimwatch.match.elsewhen import bygone_event, of_another_time
from claimwatch.match.lasting import last_alike
from claimwatch.match.pairs import Pair
from claimwatch.match.persons import ages_told, one_person, person_of
from claimwatch.match.profile import Profile
from claimwatch.match.reasons import veto
from claimwatch.match.units import incompatible, tolerance, written_alike
from claimwatch.model import Claim, ClaimKind, Reason

_MISTOLD = 3
"""In years: by how much two outlets may have one person's age differently."""
_TURN = 90
"""In degrees: how far apart two directions from one place may lie, so loosely are they told."""
_EMPLOYER = re.compile(
    r"\b(?:(?P<site>plant|factory|site|mill|mine|store|branch|shipyard|yard|refinery|works|depot)"
    r"|(?P<firm>group|company|firm|corporation|maker|giant|chain|conglomerate))\b"
    r"[^.;\d]{0,90}?\bemploy(?:s|ed|ing)?\b[^.;,\d]{0,20}$",
    re.IGNORECASE,
)
"""Who employs a number of people: "the plant, which makes biscuits, employs 900"."""
_DEALT = frozenset({ClaimKind.MONEY, ClaimKind.MEASURE, ClaimKind.DURATION})
_COUNTED_BACK = re.compile(r"\b(?:today|tonight|yesterday)\b", re.IGNORECASE)
_REFUSING = re.compile(
    r"\b(?:reject|spurn|refus|declin|snub|rebuff|turn\w*\s(?:\w+\s){0,3}?(?:down|up)\b)[^.;]{0,60}$",
    re.IGNORECASE,
)
_OFFER = re.compile(r"\b(?:bids?|offer(?:s|ed)?|approach|proposals?)\b", re.IGNORECASE)


def veto_doers(pair: Pair) -> Reason | None:
    """What one does is not what another does, where they write other numbers of it.

    Nor where one article gives both: of 21 labelled pairs written alike 2 were of one quantity.
    "The Argentine" may be anybody, and a place is as far whoever went there.
    """
    left, right = pair.left.doers, pair.right.doers
    if not left or not right or left & right:
        return None
    if written_alike(pair.a, pair.b) and pair.a.article_id != pair.b.article_id:
        return None
    if last_alike(pair.a, pair.b) or _have_one_name(pair):  # a war is not one side's
        return None
    if _is_refused(pair.a) != _is_refused(pair.b):  # who refuses an offer has not made it
        return None
    if any(map(_is_of_a_people, (pair.a, pair.b))):
        return None
    if pair.left.away_from & pair.right.away_from or _deal_with_each_other(pair):
        return None
    one, other = (", ".join(claim.scope.doers) for claim in (pair.a, pair.b))
    return veto("doer", f"one is what {one} did, the other what {other} did")


def _deal_with_each_other(pair: Pair) -> bool:
    """True where both sentences name both doers: "Alder bought Hobbs", "Hobbs goes to Alder".

    Of labelled pairs of such sums, lengths and durations 7 were of one quantity and 11 of two; of
    counts and percentages none of 25.
    """
    if not {pair.a.kind, pair.b.kind} <= _DEALT:
        return False
    return _names_all(pair.a, pair.right.doers) and _names_all(pair.b, pair.left.doers)


def _names_all(claim: Claim, doers: frozenset[str]) -> bool:
    return doers <= words.names_of(words.tokens(claim.sentence))


def _is_refused(claim: Claim) -> bool:
    """True for "turned down a bid of $41", not for "sales declined to $41"."""
    refused = _REFUSING.search(claim.sentence, 0, claim.char_start - claim.sentence_start)
    return refused is not None and _OFFER.search(claim.sentence) is not None


def _is_of_a_people(claim: Claim) -> bool:
    """True for "the Argentine scored": which of them it was is not said."""
    return any(words.person_class(words.stem(d.lower())) == "national" for d in claim.scope.doers)


def _have_one_name(pair: Pair) -> bool:
    """True for the two halves of one name that an article gives in full: "the Dunmar Pilots"."""
    return any(
        name in text
        for one, other in product(pair.a.scope.doers, pair.b.scope.doers)
        for name in (f"{one} {other}", f"{other} {one}")
        for text in (pair.text_a, pair.text_b)
    )


def veto_employers(pair: Pair) -> Reason | None:
    """Whom a plant employs are not all whom its company does, where the numbers differ."""
    if not all("employ" in claim.sentence for claim in (pair.a, pair.b)):
        return None
    employers = [
        _EMPLOYER.search(c.sentence[: c.char_start - c.sentence_start]) for c in (pair.a, pair.b)
    ]
    one, other = ("firm" if e and e["firm"] else e and "site" for e in employers)
    if one is None or other is None or one == other or not incompatible(pair.a, pair.b):
        return None
    return veto("employer", f"one is what a {one} employs, the other a {other}")


def veto_bidders(pair: Pair) -> Reason | None:
    """What one bids is not what another bids, even where both bid the same.

    Of labelled pairs of offers whose words name others one in eight was of one quantity.
    """
    if "offered" not in pair.left.done | pair.right.done:
        return None
    left, right = _bidders(pair.a, pair.left), _bidders(pair.b, pair.right)
    if not left or not right or left & right:
        return None
    return veto(
        "bidder", f"one is of {' '.join(sorted(left))}, the other {' '.join(sorted(right))}"
    )


def _bidders(claim: Claim, profile: Profile) -> frozenset[str]:
    """Who does it, and the name that the number stands at: "the Nationals (eight years)".

    Who refuses an offer has not made it.
    """
    if _is_refused(claim):
        return frozenset()
    written = {word for name in claim.scope.names for word in name.lower().split()}
    at = words.names_of([claim.scope.head]) if claim.scope.head in written else frozenset()
    return profile.doers | at


def veto_persons(pair: Pair) -> Reason | None:
    """One person's age is not another's, nor that at another time of life.

    Of one number the names may be spelled in two ways.
    """
    left, right = person_of(pair.a), person_of(pair.b)
    one = one_person(left, right)
    if one is None or written_alike(pair.a, pair.b):
        return None
    if not one:
        said = f"one is the age of {' '.join(left)}, the other of {' '.join(right)}"
        return veto("person", said)
    years = abs(pair.a.as_written.lo - pair.b.as_written.lo)
    far = years > tolerance("age_gap_years")
    return veto("person", f"they are {years:,.0f} years of one life apart") if far else None


def veto_aged(pair: Pair) -> Reason | None:
    """What befell a man of 36 did not befall one of 41, where each sentence has one age.

    Of 158 pairs of labelled events none was of one quantity.
    """
    if ClaimKind.AGE in {pair.a.kind, pair.b.kind} or not incompatible(pair.a, pair.b):
        return None
    left, right = (ages_told(claim.sentence) for claim in (pair.a, pair.b))
    if len(left) != 1 or len(right) != 1 or abs(min(left) - min(right)) <= _MISTOLD:
        return None
    return veto("aged", f"one tells of somebody aged {min(left)}, the other aged {min(right)}")


def veto_age_and_duration(pair: Pair) -> Reason | None:
    """How old somebody is, is not how long something took; but a mill may be 26 years old."""
    kinds = {pair.a.kind, pair.b.kind}
    if kinds != {ClaimKind.AGE, ClaimKind.DURATION}:
        return None
    if any(map(is_age_of_thing, (pair.a, pair.b))):
        return None
    return veto("age", "one is somebody's age, the other how long something lasts")


def veto_days(pair: Pair) -> Reason | None:
    """A figure of one stated day is not that of another, where it is not a total so far.

    Nor is one stated to be of another month, unless both are totals so far, or one is told in a
    follow-up, whose own day says nothing of its numbers. What one thing costs may be told of for
    longer: of sums with one property, up to four months apart, 7 of 11 labelled pairs that this
    parted were of one quantity. A day counted back from the publication may be off by one: a paper
    of Wednesday that went online on Tuesday evening says "yesterday" of Tuesday. Of 25 labelled
    pairs of two such days 6 were of one quantity.
    """
    a, b = pair.a, pair.b
    if written_alike(a, b) or not a.as_of or not b.as_of or a.as_of == b.as_of:
        return None
    if _names_year_of(pair.left, a, b) or _names_year_of(pair.right, b, a):
        return None
    read_from, extents = {a.as_of_from, b.as_of_from}, {a.extent, b.extent}
    far = abs((a.as_of - b.as_of).days) > _far_from(pair)
    of_days = read_from == {"stated"} and "flow" in extents and not _may_be_one_day(a, b)
    late = pair.follows and read_from != {"stated"}
    if not of_days and not (far and not late and "stated" in read_from and extents != {"stock"}):
        return None
    return veto("day", f"one is of {a.as_of}, the other of {b.as_of}")


def _names_year_of(profile: Profile, claim: Claim, other: Claim) -> bool:
    """True where a claim without a day of its own names the year of the other's day."""
    if claim.as_of_from != "article" or claim.as_of is None or other.as_of is None:
        return False
    year = other.as_of.year
    return claim.as_of.year != year and str(year) in profile.years


def _far_from(pair: Pair) -> float:
    """In days: how far apart two numbers may be of one event."""
    one_price = pair.a.kind is pair.b.kind is ClaimKind.MONEY and (
        pair.left.properties & pair.right.properties
    )
    return tolerance("one_price_days" if one_price else "one_event_days")


def _may_be_one_day(a: Claim, b: Claim) -> bool:
    """True for days next to each other of which one is counted back from the publication.

    Not where a sentence sets two of them against each other: "900 tonight, against 400 yesterday".
    """
    if a.as_of is None or b.as_of is None or abs((a.as_of - b.as_of).days) > 1:
        return False
    told = [len({*_COUNTED_BACK.findall(claim.sentence.lower())}) for claim in (a, b)]
    return max(told) == 1


def veto_years(pair: Pair) -> Reason | None:
    """The figure of 2015 is not that of 2019, where the numbers differ."""
    left, right = pair.left.years, pair.right.years
    if not left or not right or left & right or written_alike(pair.a, pair.b):
        return None
    return veto("year", f"one speaks of {min(left)}, the other of {min(right)}")


def veto_bygone(pair: Pair) -> Reason | None:
    """What befell in an event of another year is not of today: "a 2004 crash that killed 32".

    Only where the other claim names no time, shares the deed and its number differs. Of labelled
    such pairs 26 were of two quantities and none of one; of those told as of years ago 22 and none.
    """
    deeds = pair.left.done & pair.right.done
    if not deeds or pair.follows or not incompatible(pair.a, pair.b):
        return None
    told = [bygone_event(claim) for claim in (pair.a, pair.b)]
    if (told[0] is None) == (told[1] is None):
        return None
    other, profile = (pair.b, pair.right) if told[0] else (pair.a, pair.left)
    if profile.years or of_another_time(other, None) or _is_of_year(other, told[0] or told[1]):
        return None
    return veto("bygone", f"only one is of an event of {told[0] or told[1]}")


def _is_of_year(claim: Claim, year: str | None) -> bool:
    return claim.as_of is not None and str(claim.as_of.year) == year


def veto_places(pair: Pair) -> Reason | None:
    """A distance from one place is not that from another, nor that on its other side."""
    left, right = pair.left.away_from, pair.right.away_from
    if not left or not right or written_alike(pair.a, pair.b):
        return None
    if not left & right:
        return veto("place", f"one is from {min(left)}, the other from {min(right)}")
    ways = bearing_of(pair.a), bearing_of(pair.b)
    if ways[0] is None or ways[1] is None or abs((ways[0] - ways[1] + 180) % 360 - 180) <= _TURN:
        return None
    return veto("place", f"they lie on two sides of {min(left & right)}")
