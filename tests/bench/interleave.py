"""Times two ways of doing the same work by turns, and gives the ratio of their speeds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Generic, TypeVar

Item = TypeVar("Item")

QUIET = 0.9
"""The least share of wall-clock time that a single thread gets on a quiet machine."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Wall and CPU seconds of one turn, what it `found`, and how many items it `failed` on."""

    wall: float
    cpu: float
    found: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Side(Generic[Item]):
    """A way of doing the work: its name, and what times it over some items."""

    name: str
    run: Callable[[Sequence[Item]], Timing]


@dataclass(frozen=True, slots=True)
class Round:
    """One turn of each side over the same `items` items."""

    items: int
    ours: Timing
    theirs: Timing

    @property
    def ratio(self) -> float:
        """How many times as fast ours is, by wall clock."""
        return self.theirs.wall / self.ours.wall

    @property
    def cpu_ratio(self) -> float:
        """The same by CPU time, which other processes on the machine disturb less."""
        return self.theirs.cpu / self.ours.cpu


def deal(items: Sequence[Item], parts: int, size: int) -> list[list[Item]]:
    """At most `parts * size` items, spread evenly over all, dealt to `parts` equal hands."""
    size = min(size, len(items) // parts)
    chosen = [items[at * len(items) // (parts * size)] for at in range(parts * size)]
    return [chosen[part::parts] for part in range(parts)]


def take_turns(
    items: Sequence[Item], ours: Side[Item], theirs: Side[Item], rounds: int, size: int
) -> list[Round]:
    """One round per part of `size` items; the side that begins alternates.

    Every part is read once by each side, so nothing that a side remembers of its input counts for
    it. The first part warms both up and is not counted.
    """
    warm_up, *parts = deal(items, rounds + 1, size)
    ours.run(warm_up)
    theirs.run(warm_up)
    return [_round(part, ours, theirs, at % 2 == 1) for at, part in enumerate(parts)]


def _round(part: Sequence[Item], ours: Side[Item], theirs: Side[Item], theirs_first: bool) -> Round:
    sides = (theirs, ours) if theirs_first else (ours, theirs)
    timings: dict[str, Timing] = {}
    for side in sides:
        gc.collect()
        timings[side.name] = side.run(part)
    return Round(len(part), timings[ours.name], timings[theirs.name])


def report(title: str, ours: str, theirs: str, rounds: Sequence[Round], goal: float) -> str:
    """The rounds and their medians as lines of text; the goal is held against the wall clock."""
    ratios = [each.ratio for each in rounds]
    middle = median(ratios)
    lines = [
        f"{title}: {ours} against {theirs}, {len(rounds)} rounds of {rounds[0].items}",
        *(_round_line(at, each, ours, theirs) for at, each in enumerate(rounds, 1)),
        f"  {_speeds(ours, [(each.items, each.ours) for each in rounds])}",
        f"  {_speeds(theirs, [(each.items, each.theirs) for each in rounds])}",
        f"  ratio {middle:.2f} (rounds {min(ratios):.2f} to {max(ratios):.2f}; by CPU time "
        f"{median(each.cpu_ratio for each in rounds):.2f}); goal {goal:g}: "
        + ("reached" if middle >= goal else "not reached"),
    ]
    return "\n".join(lines + _busy(rounds))


def _busy(rounds: Sequence[Round]) -> list[str]:
    """A warning where the sides waited for other processes: each side is a single thread."""
    turns = [turn for each in rounds for turn in (each.ours, each.theirs)]
    share = sum(turn.cpu for turn in turns) / sum(turn.wall for turn in turns)
    if share >= QUIET:
        return []
    return [f"  the machine was busy (CPU {share:.0%} of the time): hold to the ratio by CPU time"]


def _round_line(at: int, each: Round, ours: str, theirs: str) -> str:
    return (
        f"  round {at}: {ours} {each.ours.wall:.2f} s, {theirs} {each.theirs.wall:.2f} s, "
        f"ratio {each.ratio:.2f} (CPU {each.cpu_ratio:.2f})"
    )


def _speeds(name: str, turns: Sequence[tuple[int, Timing]]) -> str:
    speed = median(items / timing.wall for items, timing in turns)
    found = sum(timing.found for _, timing in turns)
    failed = sum(timing.failed for _, timing in turns)
    return f"{name}: {speed:.1f} a second, {found} found" + (f", {failed} failed" if failed else "")
