"""What keeps two claims apart whatever else they share. Each veto says why, or None."""

from __future__ import annotations

import math
from collections.abc import Callable

from claimwatch.match import words
from claimwatch.match.marks import share_or_change, taken_in
from claimwatch.match.pairs import Pair
from claimwatch.match.persons import ages_told, one_person, person_of
from claimwatch.match.profile import Profile, bearing_of
from claimwatch.match.side_by_side import are_rivals, is_converted
from claimwatch.match.units import common_intervals, gap, incompatible, tolerance, written_alike
from claimwatch.match.wordings import clashing_events
from claimwatch.model import Claim, ClaimKind, Reason

_TURN = 90
"""In degrees: how far apart two directions from one place may lie, so loosely are they told."""


_ARMED = frozenset({"fighter", "militant", "pirate", "police"})
_UNARMED = frozenset(
    {
        "child",
        "civilian",
        "crew",
        "customer",
        "hostage",
        "household",
        "passenger",
        "patient",
        "tourist",
    }
)
_MISTOLD = 3
"""In years: by how much two outlets may have one person's age differently."""
_SHARES = frozenset({ClaimKind.PERCENT, ClaimKind.RATIO})
_PEOPLE = 4
"""In letters: how far two words for one people agree, as "Somali" and "Somalian"."""


def veto_measures(pair: Pair) -> Reason | None:
    """A length is no weight; dollars are not euros, as no rate is known."""
    if common_intervals(pair.a, pair.b) is not None:
        return None
    left, right = (c.unit or c.kind.value for c in (pair.a, pair.b))
    return _veto("measure", f"{left} cannot be compared with {right}")


def veto_counted(pair: Pair) -> Reason | None:
    """People are not things: twelve prisoners, twelve rifles. But deputies are their seats.

    Nor are soldiers civilians, or Filipinos Somalis.
    """
    left, right = pair.left, pair.right
    if _two_peoples(pair) or _armed_and_not(pair):
        return _veto("counted", f"one counts “{left.head}”, the other “{right.head}”")
    if not left.head_class or not right.head_class or left.is_person == right.is_person:
        return None
    if {pair.a.kind, pair.b.kind} != {ClaimKind.COUNT} or not (pair.a.counted and pair.b.counted):
        return None
    if {left.head, right.head} <= words.word_list("seated"):
        return None
    return _veto("counted", f"one counts “{left.head}”, the other “{right.head}”")


def _two_peoples(pair: Pair) -> bool:
    """True for "19 Filipinos" and "13 Somalis", which cannot be one."""
    left, right = pair.left, pair.right
    if {left.head_class, right.head_class} != {"national"} or not incompatible(pair.a, pair.b):
        return False
    return (left.head or "")[:_PEOPLE] != (right.head or "")[:_PEOPLE]


def _armed_and_not(pair: Pair) -> bool:
    """True for those who bear arms and those who do not: of 460 labelled such pairs none is one."""
    classes = {pair.left.head_class, pair.right.head_class}
    return bool(classes & _ARMED and classes & _UNARMED) and incompatible(pair.a, pair.b)


def veto_events(pair: Pair) -> Reason | None:
    """Killed is not wounded; destroyed is not damaged; the ask is not the offer.

    Whose age it is may be told of what befell them, whichever that was.
    """
    left, right = pair.left.done, pair.right.done
    if pair.a.kind is ClaimKind.AGE or not left or not right or left & right:
        return None
    if not clashing_events(left, right):
        return None
    return _veto("event", f"“{min(left)}” is not “{min(right)}”")


def veto_small_counts(pair: Pair) -> Reason | None:
    """Two vessels rescued are not two boats that attack: a small number is soon there twice.

    Of labelled pairs of one small number whose nouns and deeds differ, one in eight was of one
    quantity.
    """
    a, b = pair.a, pair.b
    if {a.kind, b.kind} != {ClaimKind.COUNT} or not written_alike(a, b):
        return None
    left, right = pair.left, pair.right
    one_deed = not left.done or not right.done or bool(left.done & right.done)
    one_noun = not left.head or not right.head or left.head == right.head
    if one_deed or one_noun or a.as_written.lo >= tolerance("small_count"):
        return None
    said = f"one is “{min(left.done)}” of “{left.head}”, the other “{min(right.done)}” of"
    return _veto("small", f"{said} “{right.head}”")


def veto_sentence(pair: Pair) -> Reason | None:
    """Two numbers in one sentence are two quantities, unless two speakers or units give them.

    Nor where they are told as rivals, or one is said to have replaced the other: "rose to 2.3
    million, up from 2.1 million".
    """
    a, b = pair.a, pair.b
    if a.article_id != b.article_id or a.sentence_start != b.sentence_start:
        return None
    if a.claimant and b.claimant and not pair.left.speaker & pair.right.speaker:
        return None
    if pair.left.past != pair.right.past or are_rivals(a, b) or is_converted(a, b):
        return None
    return _veto("sentence", "they stand side by side in one sentence")


def veto_ratio(pair: Pair) -> Reason | None:
    """Numbers that lie absurdly far apart are not of one quantity."""
    limit = tolerance("absurd_ratio")
    ratio = gap(pair.a, pair.b)
    return _veto("ratio", f"they lie a factor of {ratio:,.0f} apart") if ratio > limit else None


def veto_part(pair: Pair) -> Reason | None:
    """A part ("two of them") is not the whole, but where both write one number."""
    if written_alike(pair.a, pair.b) or ("part" in pair.left.marks) == ("part" in pair.right.marks):
        return None
    return _veto("part", "one is a part of something")


def veto_picked(pair: Pair) -> Reason | None:
    """What "one of the villages" picks out counts nothing."""
    if ("picked" in pair.left.marks) == ("picked" in pair.right.marks):
        return None
    return _veto("picked", "one is picked out of several")


def veto_added(pair: Pair) -> Reason | None:
    """What "two more" adds is not the whole, where the numbers cannot both hold.

    Of labelled pairs of such counts 1 of 107 was of one quantity.
    """
    added = ["added" in profile.marks for profile in (pair.left, pair.right)]
    if added[0] == added[1] or not incompatible(pair.a, pair.b):
        return None
    return _veto("added", "one is added to others")


def veto_taken_in(pair: Pair) -> Reason | None:
    """A price that takes in debt is not the one without, where the numbers cannot both hold."""
    if pair.a.kind is not ClaimKind.MONEY or not incompatible(pair.a, pair.b):
        return None
    left, right = (taken_in(claim) for claim in (pair.a, pair.b))
    if left == right:
        return None
    return _veto("taken_in", f"only one is told as “{left or right}”")


def veto_shares(pair: Pair) -> Reason | None:
    """A share of something is no change of it: a quarter of the shares, a premium of 27 percent."""
    if {pair.a.kind, pair.b.kind} - _SHARES or written_alike(pair.a, pair.b):
        return None
    sorts = {share_or_change(pair.a), share_or_change(pair.b)}
    if None in sorts or len(sorts) < 2:
        return None
    return _veto("share", "one is a share of something, the other a change")


def veto_averages(pair: Pair) -> Reason | None:
    """An average is not what came together once, where the numbers differ."""
    averages = ["average" in profile.marks for profile in (pair.left, pair.right)]
    if averages[0] == averages[1] or written_alike(pair.a, pair.b):
        return None
    return _veto("average", "one is an average")


def veto_doers(pair: Pair) -> Reason | None:
    """What one does is not what another does, where they write other numbers of it."""
    left, right = pair.left.doers, pair.right.doers
    if not left or not right or left & right or written_alike(pair.a, pair.b):
        return None
    one, other = (", ".join(claim.scope.doers) for claim in (pair.a, pair.b))
    return _veto("doer", f"one is what {one} did, the other what {other} did")


def veto_bidders(pair: Pair) -> Reason | None:
    """What one bids is not what another bids, even where both bid the same.

    Of labelled pairs of offers whose words name others one in eight was of one quantity.
    """
    if "offered" not in pair.left.done | pair.right.done:
        return None
    left, right = _bidders(pair.a, pair.left), _bidders(pair.b, pair.right)
    if not left or not right or left & right:
        return None
    return _veto(
        "bidder", f"one is of {' '.join(sorted(left))}, the other {' '.join(sorted(right))}"
    )


def _bidders(claim: Claim, profile: Profile) -> frozenset[str]:
    """Who does it, and the name that the number stands at: "the Nationals (eight years)"."""
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
        return _veto("person", said)
    years = abs(pair.a.as_written.lo - pair.b.as_written.lo)
    far = years > tolerance("age_gap_years")
    return _veto("person", f"they are {years:,.0f} years of one life apart") if far else None


def veto_aged(pair: Pair) -> Reason | None:
    """What befell a man of 36 did not befall one of 41, where each sentence has one age.

    Of 158 pairs of labelled events none was of one quantity.
    """
    if ClaimKind.AGE in {pair.a.kind, pair.b.kind} or not incompatible(pair.a, pair.b):
        return None
    left, right = (ages_told(claim.sentence) for claim in (pair.a, pair.b))
    if len(left) != 1 or len(right) != 1 or abs(min(left) - min(right)) <= _MISTOLD:
        return None
    return _veto("aged", f"one tells of somebody aged {min(left)}, the other aged {min(right)}")


def veto_sum(pair: Pair) -> Reason | None:
    """A sum beside its parts: "15 here and one there" against "16"."""
    if pair.a.kind is not ClaimKind.COUNT or pair.b.kind is not ClaimKind.COUNT:
        return None
    for part, whole, beside in (
        (pair.a, pair.b, pair.left.addends),
        (pair.b, pair.a, pair.right.addends),
    ):
        if _adds_up(part.as_written.lo, whole.as_written.lo, beside):
            said = f"{part.as_written.lo:,.10g} and another number beside it make"
            return _veto("sum", f"{said} {whole.as_written.lo:,.10g}")
    return None


def _adds_up(part: float, whole: float, beside: tuple[str, ...]) -> bool:
    """True when one of the numbers beside a part makes up the whole with it."""
    others = (float(token) for token in beside if token.replace(".", "", 1).isdigit())
    return 0 < part < whole and any(math.isclose(part + rest, whole) for rest in others)


def veto_days(pair: Pair) -> Reason | None:
    """A figure of one stated day is not that of another, where it is not a total so far.

    Nor is one stated to be of another month, unless both are totals so far.
    """
    a, b = pair.a, pair.b
    if written_alike(a, b) or not a.as_of or not b.as_of or a.as_of == b.as_of:
        return None
    read_from, extents = {a.as_of_from, b.as_of_from}, {a.extent, b.extent}
    far = abs((a.as_of - b.as_of).days) > tolerance("one_event_days")
    of_days = read_from == {"stated"} and "flow" in extents
    if not of_days and not (far and "stated" in read_from and extents != {"stock"}):
        return None
    return _veto("day", f"one is of {a.as_of}, the other of {b.as_of}")


def veto_years(pair: Pair) -> Reason | None:
    """The figure of 2015 is not that of 2019, where the numbers differ."""
    left, right = pair.left.years, pair.right.years
    if not left or not right or left & right or written_alike(pair.a, pair.b):
        return None
    return _veto("year", f"one speaks of {min(left)}, the other of {min(right)}")


def veto_places(pair: Pair) -> Reason | None:
    """A distance from one place is not that from another, nor that on its other side."""
    left, right = pair.left.away_from, pair.right.away_from
    if not left or not right or written_alike(pair.a, pair.b):
        return None
    if not left & right:
        return _veto("place", f"one is from {min(left)}, the other from {min(right)}")
    ways = bearing_of(pair.a), bearing_of(pair.b)
    if ways[0] is None or ways[1] is None or abs((ways[0] - ways[1] + 180) % 360 - 180) <= _TURN:
        return None
    return _veto("place", f"they lie on two sides of {min(left & right)}")


def _veto(name: str, said: str) -> Reason:
    return Reason(f"veto:{name}", -1.0, said)


VETOES: tuple[Callable[[Pair], Reason | None], ...] = (
    veto_measures,
    veto_counted,
    veto_events,
    veto_small_counts,
    veto_sentence,
    veto_ratio,
    veto_part,
    veto_picked,
    veto_added,
    veto_taken_in,
    veto_shares,
    veto_averages,
    veto_doers,
    veto_bidders,
    veto_persons,
    veto_aged,
    veto_sum,
    veto_days,
    veto_years,
    veto_places,
)


def first_veto(pair: Pair) -> Reason | None:
    """The first veto that holds, or None."""
    return next((reason for veto in VETOES if (reason := veto(pair))), None)
