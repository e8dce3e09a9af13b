"""What a run keeps of the desk's decisions, in the database that it writes.

The desk is where decisions are made and kept; a run reads them once, at its start, and everything
after rests on what it read. So a run that was killed goes on with the same decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from claimwatch.decide.heed import Decided
from claimwatch.decide.state import DeskState
from claimwatch.model import FlagKind, Judgement, Link, Reason
from claimwatch.store.writer import Row, Store

VETO = "veto:analyst"


@dataclass(frozen=True, slots=True)
class Apart:
    """Two claims, `claim_a` < `claim_b`, that are not of one quantity; `words` say who says so."""

    claim_a: str
    claim_b: str
    words: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A flag that came back after the decision numbered `ordinal`; `standing` is the one now."""

    flag_id: str
    ordinal: int
    change: str
    standing: str


def load_decided(store: Store) -> dict[str, Decided]:
    """Where decisions leave flags, by lasting id."""
    return {
        row["flag_id"]: Decided(
            **{
                **row,
                "state": DeskState(row["state"]),
                "kind": FlagKind(row["kind"]) if row["kind"] else None,
                "claim_ids": tuple(row["claim_ids"]),
            }
        )
        for row in store.execute("decided_all")
    }


def replace_decided(store: Store, decided: Iterable[Decided]) -> None:
    """Make these all that was decided on flags."""
    store.execute("delete_decided")
    store.insert("decided", [_decided_row(one) for one in decided])


def _decided_row(one: Decided) -> Row:
    lists = {"claim_ids": list(one.claim_ids), "kind": one.kind and one.kind.value}
    return {**asdict(one), **lists, "state": one.state.value}


def load_apart(store: Store) -> set[Apart]:
    """The pairs that are apart."""
    return {Apart(**row) for row in store.execute("apart_all")}


def replace_apart(store: Store, pairs: Iterable[Apart]) -> None:
    """Make these all the pairs that are apart."""
    store.execute("delete_apart")
    rows = [asdict(pair) for pair in pairs]
    store.insert("apart", sorted(rows, key=lambda row: (row["claim_a"], row["claim_b"])))


def cannot_links(store: Store, claim_ids: Iterable[str]) -> list[Link]:
    """A link that keeps apart each pair of these claims that an analyst has set apart."""
    return [
        Link(
            row["claim_a"],
            row["claim_b"],
            Judgement.DIFFERENT,
            0.0,
            (Reason(VETO, -1.0, row["words"]),),
        )
        for row in store.execute("apart_among", wanted=claim_ids)
    ]


def save_returned(store: Store, returned: Sequence[Returned]) -> None:
    """Note the flags that came back, for the desk."""
    store.insert("returned", [asdict(one) for one in returned])


def returned_to_tell(store: Store) -> list[Returned]:
    """The flags that came back and that the desk was not told of."""
    return [Returned(**row) for row in store.execute("returned_all")]


def save_waived(store: Store, stage: str, item_ids: Iterable[str]) -> None:
    """Let these items through the gate of `stage` from now on."""
    known = load_waived(store, stage)
    fresh = sorted(set(item_ids) - known)
    store.insert("waived", [{"stage": stage, "item_id": item_id} for item_id in fresh])


def load_waived(store: Store, stage: str) -> set[str]:
    """The items that the gate of `stage` is to let through."""
    return {row["item_id"] for row in store.execute("waived_in", stage=stage)}
