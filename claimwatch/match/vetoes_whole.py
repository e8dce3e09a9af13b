"""Vetoes by how a number stands to others: part, sum, share, average, side by side."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from claimwatch.match import words
from claimwatch.match.marks import (
    is_lead,
    is_of_group,
    is_taken_in,
    makes_total,
    share_or_change,
    taken_in,
    tells_of_part,
)
from claimwatch.match.pairs import Pair
from claimwatch.match.profile import Profile
from claimwatch.match.reasons import veto
from claimwatch.match.side_by_side import are_alternatives, is_converted
from claimwatch.match.units import incompatible, written_alike
from claimwatch.model import Claim, ClaimKind, Reason

_SOME = frozenset(map(words.stem, ("girl", "boy", "child", "woman", "student", "pupil")))
"""Nouns of those who are rarely all of whom something is told."""
_TOLD_AFTER_THE_DEAD = frozenset({"missing", "wounded"})
"""Of whom "two more" are no more of their own: the dead are told before."""
_OF_NO_WHOLE = frozenset({ClaimKind.PERCENT, ClaimKind.AGE})
_N_IN_M = re.compile(r"\w\sin\s\w")
"""So many of a number, as no stake is told: "two in three"."""
_NEAR = 50
"""In characters."""
_SHARES = frozenset({ClaimKind.PERCENT, ClaimKind.RATIO})


def veto_sentence(pair: Pair) -> Reason | None:
    """Two numbers in one sentence are two quantities, unless two speakers or units give them.

    Nor where they are told as alternatives, or one is said to have replaced the other: "rose to 2.3
    million, up from 2.1 million".
    """
    a, b = pair.a, pair.b
    if a.article_id != b.article_id or a.sentence_start != b.sentence_start:
        return None
    if a.claimant and b.claimant and not pair.left.speaker & pair.right.speaker:
        return None
    if pair.left.past != pair.right.past or are_alternatives(a, b) or is_converted(a, b):
        return None
    return veto("sentence", "they stand side by side in one sentence")


def veto_part(pair: Pair) -> Reason | None:
    """A part ("two of them") is not the whole, but where both write one number.

    Percentages are all of something, and no age is: "Hobbs, 34, of Dunmar". Those in critical
    condition are a part of the wounded, whether or not that is said.
    """
    if written_alike(pair.a, pair.b) or ("part" in pair.left.marks) == ("part" in pair.right.marks):
        return None
    if pair.a.kind in _OF_NO_WHOLE:
        return None
    shared = pair.left.done & pair.right.done
    if "critical" in shared:
        return None
    if shared and any(map(tells_of_part, (pair.a, pair.b))):
        return None
    if shared and any(map(_may_be_all, (pair.a, pair.b), (pair.left, pair.right))):
        return None
    return veto("part", "one is a part of something")


def _may_be_all(claim: Claim, profile: Profile) -> bool:
    """True for some who may be all of whom it is told: "nine of the men", not of the girls."""
    return is_of_group(claim) and profile.head not in _SOME


def veto_included(pair: Pair) -> Reason | None:
    """Those that others include, told by a noun of their own, are not all: "12, among them 3 boys".

    Of labelled pairs of people of whom one is so included 396 were of two quantities and none of
    one; where the numbers differ, of whatever nouns, 670 and one.
    """
    a, b, left, right = pair.a, pair.b, pair.left, pair.right
    for claim, inside, other in ((a, left, right), (b, right, left)):
        if "included" not in inside.marks or {"included", "part"} & other.marks:
            continue
        if not inside.head or not other.head or inside.head == other.head:
            bare = a.counted == b.counted == ("people",)
            apart = bare and is_taken_in(claim) and not written_alike(a, b)
            return veto("included", "one is told as a part of others") if apart else None
        people = inside.is_person and other.is_person
        if written_alike(a, b):
            apart = people and _is_named_behind(claim, inside.head)
        else:
            apart = people or inside.head_class != other.head_class
        return veto("included", "one is told as a part of others") if apart else None
    return None


def _is_named_behind(claim: Claim, head: str) -> bool:
    """Whether the noun stands behind the number: "including 14 children", not "of whom 14 fled"."""
    end = claim.char_start - claim.sentence_start + len(claim.text)
    near = claim.sentence[end : end + _NEAR]
    return head in {words.stem(token) for token, _, _ in words.spans(near)}


def veto_picked(pair: Pair) -> Reason | None:
    """What "one of the villages" picks out counts nothing."""
    if ("picked" in pair.left.marks) == ("picked" in pair.right.marks):
        return None
    return veto("picked", "one is picked out of several")


def veto_added(pair: Pair) -> Reason | None:
    """What "two more" adds is not the whole, where the numbers cannot both hold.

    But of the missing and the hurt "two more" are mostly all, told after the dead: of such labelled
    pairs 20 were of one quantity and 2 of two, of the others 22 and 304.
    """
    added = ["added" in profile.marks for profile in (pair.left, pair.right)]
    if added[0] == added[1] or not incompatible(pair.a, pair.b):
        return None
    if pair.left.done & pair.right.done & _TOLD_AFTER_THE_DEAD and not makes_total(
        pair.a if added[0] else pair.b
    ):
        return None
    return veto("added", "one is added to others")


def veto_taken_in(pair: Pair) -> Reason | None:
    """A price that takes in debt is not the one without, where the numbers cannot both hold."""
    if pair.a.kind is not ClaimKind.MONEY or not incompatible(pair.a, pair.b):
        return None
    left, right = (taken_in(claim) for claim in (pair.a, pair.b))
    if left == right:
        return None
    return veto("taken_in", f"only one is told as “{left or right}”")


def veto_spans(pair: Pair) -> Reason | None:
    """What came together in a day is not what did in three: "184 mm in 24 hours".

    Of 23 labelled pairs of two such spans, whose numbers differ, none was of one quantity.
    """
    spans = pair.left.span, pair.right.span
    if None in spans or spans[0] == spans[1] or written_alike(pair.a, pair.b):
        return None
    return veto("span", f"one came together in {spans[0]} hours, the other in {spans[1]}")


def veto_leads(pair: Pair) -> Reason | None:
    """What somebody leads by is not what somebody has: "21 points behind", "64 points".

    Of 83 labelled pairs of which one is a lead none was of one quantity.
    """
    if written_alike(pair.a, pair.b) or is_lead(pair.a) == is_lead(pair.b):
        return None
    return veto("lead", "only one is a lead over others")


def veto_shares(pair: Pair) -> Reason | None:
    """A share of something is no change of it: a quarter of the shares, a premium of 27 percent."""
    if {pair.a.kind, pair.b.kind} - _SHARES or written_alike(pair.a, pair.b):
        return None
    counted = ["counted" in profile.properties for profile in (pair.left, pair.right)]
    if counted[0] != counted[1]:
        return veto("share", "only one is of the votes counted so far")
    for claim, other in ((pair.a, pair.right), (pair.b, pair.left)):
        if "stake" in other.properties and _N_IN_M.search(claim.text):
            return veto("share", "one is a stake, the other so many in a number of people")
    sorts = {share_or_change(pair.a), share_or_change(pair.b)}
    if None in sorts or len(sorts) < 2:
        return None
    return veto("share", "one is a share of something, the other a change")


def veto_averages(pair: Pair) -> Reason | None:
    """An average is not what came together once, where the numbers differ."""
    averages = ["average" in profile.marks for profile in (pair.left, pair.right)]
    if averages[0] == averages[1] or written_alike(pair.a, pair.b):
        return None
    return veto("average", "one is an average")


def veto_sum(pair: Pair) -> Reason | None:
    """A sum beside its parts: "15 here and one there" against "16".

    But 10 dead are no part of 80 who were wounded or arrested, of those who are missing, or of 80
    towns.
    """
    if pair.a.kind is not ClaimKind.COUNT or pair.b.kind is not ClaimKind.COUNT:
        return None
    deeds = pair.left.done & pair.right.done
    if "missing" in deeds:
        return None
    for part, whole, addends in (
        (pair.a, pair.b, pair.left.addends),
        (pair.b, pair.a, pair.right.addends),
    ):
        people = pair.left.is_person or pair.right.is_person
        beside = [n for n, harm in addends if not harm or harm in deeds or (people and not deeds)]
        if _adds_up(part.as_written.lo, whole.as_written.lo, beside):
            said = f"{part.as_written.lo:,.10g} and another number beside it make"
            return veto("sum", f"{said} {whole.as_written.lo:,.10g}")
    return None


def _adds_up(part: float, whole: float, beside: Sequence[str]) -> bool:
    """True when one of the numbers beside a part makes up the whole with it."""
    others = (float(token) for token in beside if token.replace(".", "", 1).isdigit())
    return 0 < part < whole and any(math.isclose(part + rest, whole) for rest in others)
