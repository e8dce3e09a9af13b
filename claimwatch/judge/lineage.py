"""Which flag goes on from which: a flag keeps its lasting id while all else about it may change.

What stands is a matter of content: the same articles give the same figures and flag keys, in
whatever order and batches they came. Which lasting id a flag bears is a matter of history: it goes
on from the flag with which it shares the most claims. The two are kept apart: the table `flags`
holds content alone, the lineage maps each of its keys to a lasting id. Given the same runs the
lineage is the same, too: nothing here asks a clock or draws a number. A database that is made anew
gives back the ids that people's decisions hold on to, by the claims that these were made on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimwatch.model import CONFLICTS, Flag, FlagKind, Severity, content_id

LEAST_SHARED = 2
"""A flag is about two claims at least: with fewer in common it is another quarrel."""


@dataclass(frozen=True, slots=True)
class FlagState:
    """How a flag stands, or last stood. `flag_id` is its lasting id, `flag_key` its content's.

    `gap` is the ratio of the nearest interval ends of its widest pair, None where it is not known.
    `merged_into` is the lasting id of the flag that took over the claims of this one.
    """

    flag_id: str
    flag_key: str
    kind: FlagKind
    figure_id: str | None
    severity: Severity
    origins: int
    gap: float | None
    claim_ids: frozenset[str]
    stands: bool = True
    merged_into: str | None = None


def state_of(flag: Flag, gap: float | None) -> FlagState:
    """The state of a flag fresh from judging, whose lasting id is not known yet: its key."""
    return FlagState(
        flag_id=flag.flag_id,
        flag_key=flag.flag_id,
        kind=flag.kind,
        figure_id=flag.figure_id,
        severity=flag.severity,
        origins=flag.origins,
        gap=gap,
        claim_ids=frozenset(flag.claim_ids),
    )


def remembered(flag_id: str, kind: FlagKind, claim_ids: Iterable[str]) -> FlagState:
    """A flag as something outside the database remembers it, such as a decision on it.

    `flag_id` is the lasting id that it had, `claim_ids` those that it rested on.
    """
    claims = frozenset(claim_ids)
    return FlagState(flag_id, flag_id, kind, None, Severity.INFO, 0, None, claims, stands=False)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where flags go on. Every name in it is a lasting id, but for the keys of `ids`.

    `ids` gives the lasting id of each key that stands now; `merged` the flag that took over from
    one that is gone; `split` the flag that one raised now was a part of.
    """

    ids: Mapping[str, str]
    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)


def trace(
    known: Sequence[FlagState], now: Sequence[FlagState], taken: Collection[str] = ()
) -> Lineage:
    """Find for each flag of `now` the one of `known` that it goes on from, one to one.

    `known` are flags that stood before the change, and gone ones that share a claim or key with
    those of now; all that stood and are not in `now` are gone. `taken` are lasting ids that other
    flags bear. The order of none of them matters.
    """
    before = {state.flag_id: state for state in known}
    shared = _shared(known, now)
    ids: dict[str, str] = {}
    for old, key in _best_first(before, {state.flag_key: state for state in now}, shared):
        if key not in ids and old not in ids.values():
            ids[key] = old
    split: dict[str, str] = {}
    borne = {*before, *taken}
    for state in sorted(now, key=lambda state: state.flag_key):
        if state.flag_key not in ids:
            fresh = ids[state.flag_key] = _fresh_id(state, borne)
            borne.add(fresh)
            whole = _most_shared(state, known, shared, ids)
            if whole:
                split[fresh] = whole
    return Lineage(ids, _merged(known, now, shared, ids), split)


def candidate_ids(state: FlagState) -> tuple[str, str]:
    """The lasting ids that a new flag would take: its key or, where that is taken, the next."""
    return state.flag_key, content_id("flag again", state.flag_key, *sorted(state.claim_ids))


def _fresh_id(state: FlagState, taken: Collection[str]) -> str:
    first, fresh = candidate_ids(state)
    if first not in taken:
        return first
    while fresh in taken:
        fresh = content_id("flag again", fresh)
    return fresh


_Shared = Mapping[tuple[str, str], int]


def _shared(known: Iterable[FlagState], now: Iterable[FlagState]) -> Counter[tuple[str, str]]:
    """How many claims each flag of now (key) has in common with each known one (lasting id)."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for state in now:
        for claim_id in state.claim_ids:
            holders[claim_id].append(state.flag_key)
    return Counter(
        (old.flag_id, key)
        for old in known
        for claim_id in old.claim_ids
        for key in holders.get(claim_id, ())
    )


def _best_first(
    before: Mapping[str, FlagState], now: Mapping[str, FlagState], shared: _Shared
) -> Iterator[tuple[str, str]]:
    """The pairs of flags of which the one may go on as the other, the likeliest first.

    One that stands and is of the same kind; then one of that kind that is gone, so that what was
    decided on it holds again; then one that stands and was of another kind.
    """
    possible = {pair for pair, count in shared.items() if count >= LEAST_SHARED}
    possible |= {(old, s.flag_key) for old, s in before.items() if s.flag_key in now}
    ranked = []
    for old_id, key in possible:
        old, new = before[old_id], now[key]
        same_kind = old.kind is new.kind
        if same_kind or (old.stands and {old.kind, new.kind} <= _FIGURE_KINDS):
            rank = (not same_kind, not old.stands, -shared.get((old_id, key), 0))
            ranked.append((*rank, old.flag_key != key, old_id, key))
    return ((row[-2], row[-1]) for row in sorted(ranked))


_FIGURE_KINDS = CONFLICTS | {FlagKind.REVISION}
"""What a figure's differing numbers are may change with every article; a notice stays itself."""


def _most_shared(
    state: FlagState, known: Sequence[FlagState], shared: _Shared, ids: Mapping[str, str]
) -> str | None:
    """The standing flag of its kind that goes on as another, and that held most of its claims."""
    going_on = set(ids.values())
    wholes = [
        (shared.get((old.flag_id, state.flag_key), 0), old.flag_id)
        for old in known
        if old.stands and old.kind is state.kind and old.flag_id in going_on
    ]
    most = max(wholes, default=(0, ""))
    return most[1] if most[0] >= LEAST_SHARED else None


def _merged(
    known: Sequence[FlagState],
    now: Sequence[FlagState],
    shared: _Shared,
    ids: Mapping[str, str],
) -> dict[str, str]:
    """For each flag that stood and goes on as none: the one that holds most of its claims now."""
    going_on = set(ids.values())
    merged = {}
    for old in known:
        if not old.stands or old.flag_id in going_on:
            continue
        takers = [
            (shared[old.flag_id, new.flag_key], new.kind is old.kind, ids[new.flag_key])
            for new in now
            if new.kind is old.kind or {old.kind, new.kind} <= _FIGURE_KINDS
            if shared.get((old.flag_id, new.flag_key), 0) >= LEAST_SHARED
        ]
        most = max(takers, default=None)
        if most and 2 * most[0] > len(old.claim_ids):
            merged[old.flag_id] = most[2]
    return merged
