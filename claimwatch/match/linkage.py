"""Average linkage over sparse scores, exact and independent of order.

Two groups join while the mean score over all their pairs reaches a threshold and no pair between
them is vetoed; pairs without a score count as 0, those whose score is None are left out. Scores are
summed as whole millionths and ties fall to the smallest ids, so the order of ids and scores is
immaterial.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

MILLION = 1_000_000

_Pair = tuple[str, str]
_Entry = tuple[float, str, str, int, int]


@dataclass(slots=True)
class _Groups:
    """Groups under their smallest id, with the summed scores between neighbouring ones.

    `left_out` counts the pairs between two groups that don't count in their mean.
    """

    members: dict[str, list[str]]
    sums: dict[str, dict[str, int]]
    left_out: dict[str, dict[str, int]]
    vetoed: dict[str, set[str]]
    least_known: float

    def entry(self, a: str, b: str) -> _Entry:
        """How two groups stand, as the queue orders them: the best mean first."""
        a, b = min(a, b), max(a, b)
        size = self._size(a, b)
        return (-self.sums[a][b] / size, a, b, self.sums[a][b], size)

    def _size(self, a: str, b: str) -> int:
        """How many pairs between two groups count in their mean."""
        pairs = len(self.members[a]) * len(self.members[b])
        return pairs - self.left_out[a].get(b, 0)

    def allowed(self, a: str) -> list[str]:
        """The neighbours that a group may join."""
        return [b for b in self.sums[a] if b not in self.vetoed[a] and self._is_known(a, b)]

    def _is_known(self, a: str, b: str) -> bool:
        pairs = len(self.members[a]) * len(self.members[b])
        return self._size(a, b) >= self.least_known * pairs

    def holds(self, entry: _Entry) -> bool:
        """True while an entry of the queue still says how its two groups stand."""
        _, a, b, total, size = entry
        if a not in self.members or b not in self.members or b in self.vetoed[a]:
            return False
        unchanged = self._size(a, b) == size and self.sums[a].get(b) == total
        return unchanged and self._is_known(a, b)

    def merge(self, kept: str, gone: str) -> None:
        """Join the group `gone` into `kept`, the smaller id."""
        self.members[kept].extend(self.members.pop(gone))
        for held in (self.sums, self.left_out):
            _add_up(held, kept, gone)
        for other in self.vetoed.pop(gone):
            self.vetoed[other].discard(gone)
            self.vetoed[other].add(kept)
            self.vetoed[kept].add(other)


def _add_up(held: dict[str, dict[str, int]], kept: str, gone: str) -> None:
    """Give what the group `gone` has with each other one to `kept`."""
    held[kept].pop(gone, None)
    for other, total in held.pop(gone).items():
        if other != kept:
            del held[other][gone]
            held[kept][other] = held[other][kept] = held[kept].get(other, 0) + total


def link_groups(
    ids: Iterable[str],
    scores: Mapping[_Pair, float | None],
    vetoed: Collection[_Pair],
    threshold: float,
    least_known: float = 0.0,
) -> list[list[str]]:
    """Sorted groups of sorted ids; every id stands in exactly one group.

    `scores` and `vetoed` hold each pair once, either way round; scores lie in [0, 1]. Groups of
    whose pairs a share below `least_known` counts do not join.
    """
    groups = _opened(ids, scores, vetoed, least_known)
    queue = [groups.entry(a, b) for a in groups.members for b in groups.allowed(a) if a < b]
    heapq.heapify(queue)
    while queue and -queue[0][0] >= threshold * MILLION:
        entry = heapq.heappop(queue)
        if groups.holds(entry):
            kept = entry[1]
            groups.merge(kept, entry[2])
            for other in groups.allowed(kept):
                heapq.heappush(queue, groups.entry(kept, other))
    return sorted(sorted(members) for members in groups.members.values())


def _opened(
    ids: Iterable[str],
    scores: Mapping[_Pair, float | None],
    vetoed: Collection[_Pair],
    least_known: float,
) -> _Groups:
    members = {one: [one] for one in ids}
    sums, left_out = ({one: dict[str, int]() for one in members} for _ in range(2))
    groups = _Groups(members, sums, left_out, {one: set() for one in members}, least_known)
    for (a, b), score in scores.items():
        if a in members and b in members and a != b:
            if score is None:
                left_out[a][b] = left_out[b][a] = 1
            else:
                sums[a][b] = sums[b][a] = round(score * MILLION)
    for a, b in vetoed:
        if a in members and b in members:
            groups.vetoed[a].add(b)
            groups.vetoed[b].add(a)
    return groups
