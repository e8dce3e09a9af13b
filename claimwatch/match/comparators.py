"""Small comparators of two claims: each gives a score in [-1, 1] and the sentence that explains it.

None looks at how close the two numbers are: that would leak the answer. A score of 0 says nothing.
Those of wordings stand in `wordings`; here are those of time, part and whole, speaker and number.
"""

from __future__ import annotations

from collections.abc import Callable

from claimwatch.match.pairs import Pair
from claimwatch.match.units import (
    common_intervals,
    conversion,
    incompatible,
    tolerance,
    written_alike,
)
from claimwatch.match.wordings import (
    compare_about,
    compare_copied,
    compare_counted,
    compare_event,
    compare_modifiers,
    compare_names,
    compare_near,
    compare_passages,
    compare_properties,
    compare_sentences,
    compare_slot,
    compare_verb,
    listed,
)
from claimwatch.model import Reason


def compare_days(pair: Pair) -> Reason:
    """Weekdays and months that the sentences name."""
    left, right = pair.left.days, pair.right.days
    if not left or not right:
        return Reason("days", 0.0, "a day is not named in both")
    if left & right:
        return Reason("days", 1.0, f"both speak of {min(left & right)}")
    return Reason("days", -1.0, f"one speaks of {min(left)}, the other of {min(right)}")


def compare_as_of(pair: Pair) -> Reason:
    """The days the figures stand for, where both are stated."""
    left, right = pair.a.as_of, pair.b.as_of
    if not left or not right or {pair.a.as_of_from, pair.b.as_of_from} != {"stated"}:
        return Reason("as_of", 0.0, "the day of one is not stated")
    if left == right:
        return Reason("as_of", 1.0, f"both stand for {left}")
    return Reason("as_of", -1.0, f"one stands for {left}, the other for {right}")


def compare_periods(pair: Pair) -> Reason:
    """Per day, per year, in all: a rate is not a total."""
    left, right = pair.left.periods, pair.right.periods
    if left == right:
        said = listed("both are per", left) or "neither is per day or year"
        return Reason("periods", 1.0 if left else 0.0, said)
    return Reason("periods", -1.0, listed("only one is tied to", left ^ right))


def compare_extent(pair: Pair) -> Reason:
    """A total so far is not what happened in a period."""
    left, right = pair.a.extent, pair.b.extent
    if left is None or right is None:
        return Reason("extent", 0.0, "total or period is not said of both")
    if left is right:
        return Reason(
            "extent", 1.0, "both are totals" if left == "stock" else "both are of a period"
        )
    return Reason("extent", -1.0, "one is a total so far, the other belongs to a period")


def compare_marks(pair: Pair) -> Reason:
    """A part ("two of them"), an addition ("three others") or the whole."""
    left, right = pair.left.marks, pair.right.marks
    if left == right:
        said = f"both are marked as {min(left)}" if left else "neither is marked as a part"
        return Reason("marks", 0.5 if left else 0.0, said)
    return Reason("marks", -1.0, f"only one is marked as {min(left ^ right)}")


def compare_sequence(pair: Pair) -> Reason:
    """First, second, earlier, last: which one of several."""
    left, right = pair.left.sequence, pair.right.sequence
    if left == right:
        return Reason("sequence", 0.5 if left else 0.0, "the same place in a row, or none")
    return Reason("sequence", -1.0, listed("only one says", left ^ right))


def compare_claimants(pair: Pair) -> Reason:
    """The claimants' own names: one source's words are more likely of one quantity."""
    left, right = pair.left.speaker, pair.right.speaker
    if not left or not right:
        return Reason("claimant", 0.0, "one is in the article's own voice")
    if left & right:
        return Reason("claimant", 1.0, f"both are said by {pair.a.claimant}")
    return Reason("claimant", -0.5, f"{pair.a.claimant} says one, {pair.b.claimant} the other")


def compare_kinds(pair: Pair) -> Reason:
    """The sort of number and its unit as written."""
    if pair.a.kind is not pair.b.kind:
        return Reason("kind", -1.0, f"a {pair.a.kind.value} against a {pair.b.kind.value}")
    if pair.a.unit == pair.b.unit:
        return Reason("kind", 1.0 if pair.a.unit else 0.0, "the same unit")
    return Reason("kind", 0.5, f"{pair.a.unit} and {pair.b.unit} measure one thing")


def compare_ledes(pair: Pair) -> Reason:
    """Whether both stand at the head of their articles, where the main figure stands."""
    early = [c.char_start < 400 for c in (pair.a, pair.b)]
    if all(early):
        return Reason("lede", 1.0, "both stand at the head of their articles")
    return Reason("lede", -1.0 if any(early) else 0.0, "they stand at different depths")


def compare_companions(pair: Pair) -> Reason:
    """The other numbers of the sentences: "13-inch ... 8 hours" is not "15-inch ... 7 hours"."""
    left, right = frozenset(pair.left.companions), frozenset(pair.right.companions)
    if not left or not right:
        return Reason("companions", 0.0, "one sentence has no other number")
    shared = left & right
    if not shared:
        return Reason("companions", -1.0, "the other numbers of the sentences differ")
    score = len(shared) / min(len(left), len(right))
    return Reason("companions", score, f"both sentences also give {', '.join(sorted(shared))}")


def compare_numbers(pair: Pair) -> Reason:
    """A number written alike speaks for one quantity, the more the more digits it has.

    Of two things it speaks half as loudly.

    Another number, near or far, says nothing: closeness would leak what is to be found.
    """
    if not written_alike(pair.a, pair.b):
        return Reason("number", 0.0, "the numbers differ")
    digits = len(f"{pair.a.as_written.lo:.10g}".replace(".", "").strip("0").split("e")[0])
    score = min(1.0, 0.3 * digits) * (0.5 if compare_counted(pair).score < 0 else 1.0)
    return Reason("number", score, f"both write {pair.a.as_written.lo:,.10g}")


def compare_rounded(pair: Pair) -> Reason:
    """Two numbers that agree by their bounds and lie close: "more than 400" and "412".

    Numbers that cannot both hold say nothing here, however close they are, and small ones neither.
    """
    a, b = pair.a, pair.b
    if written_alike(a, b) or common_intervals(a, b) is None or incompatible(a, b):
        return Reason("rounded", 0.0, "neither is the other rounded")
    into = conversion(b.unit or "", a.unit or "")
    low, high = sorted((a.as_written.lo, into(b.as_written.lo) if into else b.as_written.lo))
    small = min(a.as_written.lo, b.as_written.lo) < tolerance("rounded_from")
    if small or high > low * tolerance("rounded_ratio"):
        return Reason("rounded", 0.0, "neither is the other rounded")
    said = f"{a.as_written.lo:,.10g} and {b.as_written.lo:,.10g} may be one number, rounded"
    return Reason("rounded", 1.0, said)


COMPARATORS: tuple[Callable[[Pair], Reason], ...] = (
    compare_counted,
    compare_event,
    compare_properties,
    compare_verb,
    compare_modifiers,
    compare_about,
    compare_near,
    compare_sentences,
    compare_passages,
    compare_slot,
    compare_copied,
    compare_names,
    compare_days,
    compare_as_of,
    compare_periods,
    compare_extent,
    compare_marks,
    compare_sequence,
    compare_claimants,
    compare_kinds,
    compare_ledes,
    compare_companions,
    compare_numbers,
    compare_rounded,
)
