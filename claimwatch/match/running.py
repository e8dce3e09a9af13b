"""Which number its own sentence says goes on: "rose to five", "34 are now", "60 so far"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from claimwatch.match import words

RISEN = "risen"
"""Its sentence says that it has changed to this: "was raised to $15,000"."""
NOW = "now"
SO_FAR = "so_far"
"""Counted up to a time: "60 so far", "had reached 420", "by Friday noon, 45 percent"."""
RUNNING = (RISEN, NOW, SO_FAR)
_CHANGE_REACH = 10
"""In tokens: "the death toll from protests against the result rose to five"."""
_NOW_REACH = 5
_SO_FAR_REACH = 9


def read_running(masked: tuple[str, ...], at: int) -> frozenset[str]:
    """How a number goes on; `masked` are its sentence's stems, the number itself at `at`."""
    before = masked[max(0, at - _CHANGE_REACH) : at]
    behind = masked[at + 1 : at + 1 + _NOW_REACH]
    found = set()
    if before[-1:] == ("to",) and frozenset(before) & words.word_list("moved_to"):
        found.add(RISEN)
    if NOW in (*_up_to_number(before[: -_NOW_REACH - 1 : -1]), *_up_to_number(behind)):
        found.add(NOW)
    if _is_counted_so_far(masked, at):
        found.add(SO_FAR)
    return frozenset(found)


def _up_to_number(found: tuple[str, ...]) -> Iterator[str]:
    """The stems up to the next number, of which the rest may be told."""
    return takewhile(lambda word: not words.is_number(word), found)


def _is_counted_so_far(masked: tuple[str, ...], at: int) -> bool:
    if frozenset(masked[max(0, at - 2) : at]) & words.word_list("reaching"):
        return True
    near = masked[max(0, at - _SO_FAR_REACH) : at + _SO_FAR_REACH + 1]
    return any(
        f"{one} {other}" in words.word_list("so_far")
        or (one == "by" and other in words.word_list("by_then"))
        for one, other in pairwise(near)
    )
