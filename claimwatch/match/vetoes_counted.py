"""Vetoes by what is counted or measured, and by what befell it."""

from __future__ import annotations

from claimwatch.match import words
from claimwatch.match.pairs import Pair
from claimwatch.match.reasons import veto
from claimwatch.match.sizes import SIZE
from claimwatch.match.units import (
    common_intervals,
    gap,
    incompatible,
    tolerance,
    written_alike,
)
from claimwatch.match.wordings import clashing_events, may_be_one
from claimwatch.model import ClaimKind, Reason

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
_OF_ANY_DEED = frozenset({ClaimKind.AGE, ClaimKind.MEASURE})
_ONE_WHERE_ALIKE = (
    frozenset({"shot", "wounded"}),
    frozenset({"charged", "convicted"}),
    frozenset({"seized", "abducted"}),
)
_HOME = words.stem("home")
_PEOPLE = 4
"""In letters: how far two words for one people agree, as "Somali" and "Somalian"."""
_UNHARMED = frozenset(
    {
        "acquitted",
        "arrested",
        "arrived",
        "asked",
        "at large",
        "attended",
        "charged",
        "convicted",
        "deployed",
        "dismissed",
        "escaped",
        "fighting fire",
        "hired",
        "on duty",
        "ran",
        "recaptured",
        "searching",
        "seized",
        "sentenced",
        "signed",
        "sold",
        "testified",
        "volunteered",
        "voted",
        "without power",
    }
)
"""Deeds of those whom nothing befell."""
_MAY_BE_SENT = frozenset({"aboard"})


def veto_measures(pair: Pair) -> Reason | None:
    """A length is no weight; dollars are not euros, as no rate is known."""
    if common_intervals(pair.a, pair.b) is not None:
        return None
    left, right = (c.unit or c.kind.value for c in (pair.a, pair.b))
    return veto("measure", f"{left} cannot be compared with {right}")


def veto_counted(pair: Pair) -> Reason | None:
    """People are not things: twelve prisoners, twelve rifles. But deputies are their seats.

    Nor are soldiers civilians, Filipinos Somalis, or helicopters lorries.
    """
    left, right = pair.left, pair.right
    if _two_peoples(pair) or _armed_and_not(pair) or _two_sorts(pair) or _two_sexes(pair):
        return veto("counted", f"one counts “{left.head}”, the other “{right.head}”")
    if not left.head_class or not right.head_class or left.is_person == right.is_person:
        return None
    if {pair.a.kind, pair.b.kind} != {ClaimKind.COUNT} or not (pair.a.counted and pair.b.counted):
        return None
    if {left.head, right.head} <= words.word_list("seated") or _live_there(pair):
        return None
    return veto("counted", f"one counts “{left.head}”, the other “{right.head}”")


def _live_there(pair: Pair) -> bool:
    """True for homes and the households in them, where one thing is told of both."""
    left, right = pair.left, pair.right
    if not written_alike(pair.a, pair.b) and not left.done & right.done:
        return False
    classes = {left.head_class, right.head_class}
    return _HOME in {left.head, right.head} and bool(classes & {"customer", "household"})


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


def _two_sorts(pair: Pair) -> bool:
    """True for "12 helicopters" and "15 lorries": of 586 labelled such pairs one is one."""
    sorts = {words.thing_sort(head) for head in (pair.left.head, pair.right.head) if head} - {None}
    return len(sorts) == 2 and incompatible(pair.a, pair.b)


def _two_sexes(pair: Pair) -> bool:
    """True for "five women" and "five men": of 104 labelled such pairs none is one."""
    heads = {pair.left.head, pair.right.head}
    return bool(heads & words.word_list("males")) and bool(heads & words.word_list("females"))


def veto_events(pair: Pair) -> Reason | None:
    """Killed is not wounded; destroyed is not damaged; the ask is not the offer.

    Nor is who was harmed who volunteered, was sent or arrested: of some 1,700 labelled such pairs
    none is one. Whose age it is may be told of what befell them, whichever that was; so may lengths
    and the like. Who was shot may be the wounded, and who was charged the convicted, where the
    number is the same: of labelled such pairs all 31.
    """
    left, right = pair.left.done, pair.right.done
    if pair.a.kind in _OF_ANY_DEED or not left or not right or left & right:
        return None
    if _are_one_where_alike(pair) and written_alike(pair.a, pair.b):
        return None
    apart = clashing_events(left, right) or _harmed_and_not(left, right)
    if not apart and not _asked_and_offered(left, right):
        return None
    return veto("event", f"“{min(left)}” is not “{min(right)}”")


def _are_one_where_alike(pair: Pair) -> bool:
    return any(pair.left.done | pair.right.done == two for two in _ONE_WHERE_ALIKE)


def _harmed_and_not(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(
        words.harms_among(one) == one and other <= _UNHARMED and not one & _MAY_BE_SENT
        for one, other in ((left, right), (right, left))
    )


def _asked_and_offered(left: frozenset[str], right: frozenset[str]) -> bool:
    """True for the ask and the offer: of 75 labelled such pairs none is one."""
    return any(
        "asked" in one and "offered" in other for one, other in ((left, right), (right, left))
    )


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
    one_deed = one_deed or may_be_one(left.done, right.done) or _are_one_where_alike(pair)
    one_noun = not left.head or not right.head or left.head == right.head
    if one_deed or one_noun or a.as_written.lo >= tolerance("small_count"):
        return None
    said = f"one is “{min(left.done)}” of “{left.head}”, the other “{min(right.done)}” of"
    return veto("small", f"{said} “{right.head}”")


def veto_ratio(pair: Pair) -> Reason | None:
    """Numbers that lie absurdly far apart are not of one quantity."""
    if pair.a.unit == pair.b.unit == SIZE and _are_steps_apart(pair):
        return veto("ratio", "they lie a whole magnitude apart: two quakes")
    limit = tolerance("absurd_ratio")
    ratio = gap(pair.a, pair.b)
    return veto("ratio", f"they lie a factor of {ratio:,.0f} apart") if ratio > limit else None


def _are_steps_apart(pair: Pair) -> bool:
    return abs(pair.a.as_written.lo - pair.b.as_written.lo) >= tolerance("other_magnitude")
