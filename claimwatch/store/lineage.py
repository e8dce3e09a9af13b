"""The lineage and history of flags in and out of the database; see `claimwatch.judge.lineage`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimwatch.judge.history import Change
from claimwatch.judge.lineage import FlagState, Lineage, candidate_ids
from claimwatch.model import ChangeCause, FlagKind, FlagStatus, Severity
from claimwatch.store.writer import Row, Store

_COLUMNS = ("flag_id", "flag_key", "figure_id", "origins", "gap", "stands", "merged_into")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of flags before a change: see `claimwatch.judge.lineage.trace`.

    `stories` gives the story of those that stand, by lasting id.
    """

    states: tuple[FlagState, ...]
    taken: frozenset[str]
    stories: Mapping[str, str]


def load_known(
    store: Store,
    story_ids: Iterable[str],
    now: Sequence[FlagState],
    remembered: Sequence[FlagState] = (),
) -> Known:
    """The flags that stand in these stories, and gone ones that those of `now` may go on from.

    With them those `remembered` from elsewhere that this database never knew.
    """
    standing = store.execute("flags_in", wanted=story_ids)
    keys = {row["flag_id"] for row in standing}
    wanted = {*keys, *(state.flag_id for state in remembered)}
    for state in now:
        wanted |= {*candidate_ids(state), *state.claim_ids}
    rows = store.execute("flags_known", wanted=wanted)
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.execute("flags_known_claims", wanted=[row["flag_id"] for row in rows]):
        claims[row["flag_id"]].add(row["claim_id"])
    near = [row for row in rows if not row["stands"] or row["flag_key"] in keys]
    taken = {row["flag_id"] for row in rows}
    strange = [state for state in remembered if state.flag_id not in taken]
    return Known(
        states=(*(_state_of(row, claims[row["flag_id"]]) for row in near), *strange),
        taken=frozenset(taken),
        stories={row["lasting_id"]: row["story_id"] for row in standing},
    )


def _state_of(row: Row, claim_ids: Iterable[str]) -> FlagState:
    return FlagState(
        **{name: row[name] for name in _COLUMNS},
        kind=FlagKind(row["kind"]),
        severity=Severity(row["severity"]),
        claim_ids=frozenset(claim_ids),
    )


def save_lineage(
    store: Store, known: Sequence[FlagState], now: Sequence[FlagState], lineage: Lineage
) -> None:
    """Note how the flags of `now` stand, and that those of `known` that stood and do not are gone.

    What a gone flag rested on is kept, so that it is known again should it return.
    """
    standing = [replace(state, flag_id=lineage.ids[state.flag_key]) for state in now]
    going_on = {state.flag_id for state in standing}
    gone = [
        replace(old, stands=False, merged_into=lineage.merged.get(old.flag_id))
        for old in known
        if old.stands and old.flag_id not in going_on
    ]
    for name in ("delete_flags_known", "delete_flags_known_claims"):
        store.execute(name, wanted=[state.flag_id for state in (*standing, *gone)])
    states = sorted((*standing, *gone), key=lambda state: state.flag_id)
    store.insert("flag_lineage", [_row_of(state) for state in states])
    rows = [{"flag_id": s.flag_id, "claim_id": c} for s in states for c in sorted(s.claim_ids)]
    store.insert("flag_lineage_claims", rows)
    for old, taker in sorted(lineage.merged.items()):
        store.execute("point_merged_on", gone=old, flag_id=taker)


def _row_of(state: FlagState) -> Row:
    values = {name: getattr(state, name) for name in _COLUMNS}
    return {**values, "kind": state.kind.value, "severity": state.severity.value}


def load_statuses(store: Store, flag_ids: Iterable[str]) -> dict[str, FlagStatus]:
    """The last status of each of these flags (lasting ids) that was ever seen."""
    rows = store.execute("flags_seen", wanted=flag_ids)
    return {row["flag_id"]: FlagStatus(row["status"]) for row in rows}


def save_seen(store: Store, statuses: Mapping[str, FlagStatus]) -> None:
    """Note that these flags (lasting ids) stand now; those seen for the first time are new."""
    known = {row["flag_id"]: row for row in store.execute("flags_seen", wanted=statuses)}
    rows = []
    for flag_id in sorted(statuses):
        first = known.get(flag_id, {})
        rows.append(
            {
                "flag_id": flag_id,
                "status": statuses[flag_id].value,
                "first_seen": first.get("first_seen", store.now()),
                "first_run": first.get("first_run", store.run_id),
                "last_seen": store.now(),
            }
        )
    store.execute("delete_flags_seen", wanted=statuses)
    store.insert("flag_seen", rows)


def save_history(
    store: Store, changes: Sequence[Change], causes: Mapping[str, ChangeCause]
) -> None:
    """Add `changes` to the history, each with its flag's cause (else: articles came)."""
    at = store.now()
    rows = [
        {
            "flag_id": change.flag_id,
            "run_id": store.run_id,
            "changed_at": at,
            "place": place,
            "change": change.change.value,
            "cause": causes.get(change.flag_id, ChangeCause.ARTICLES).value,
            "was": change.was,
            "now": change.now,
            "claim_ids": list(change.claim_ids),
            "words": change.words,
        }
        for place, change in enumerate(changes, 1)
    ]
    store.insert("flag_history", rows)
