"""Where a flag stands with the people at the desk: worked out from its decisions alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from claimwatch.decide.decision import Action, Decision


class DeskState(StrEnum):
    """What was decided last. `regressed`: it came back after being resolved."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"
    REGRESSED = "regressed"


HELD_BACK = frozenset({DeskState.SNOOZED, DeskState.DISMISSED, DeskState.RESOLVED})
"""The states in which nobody is told of the flag."""

_LEADS_TO: Mapping[Action, DeskState] = {
    Action.ACKNOWLEDGE: DeskState.ACKNOWLEDGED,
    Action.SNOOZE: DeskState.SNOOZED,
    Action.DISMISS: DeskState.DISMISSED,
    Action.RESOLVE: DeskState.RESOLVED,
    Action.REOPEN: DeskState.OPEN,
}


@dataclass(frozen=True, slots=True)
class Held:
    """A subject as its decisions leave it.

    `by` is the decision that gave it its state, None before any did; `decisions` counts them all
    and is what the next author must have seen. `standing` is the flag's when that decision fell.
    """

    state: DeskState = DeskState.OPEN
    assignee: str | None = None
    by: Decision | None = None
    decisions: int = 0

    @property
    def standing(self) -> str:
        """The flag's standing in words when the state was decided; empty where it is not known."""
        return str(self.by.draft.context.get("standing", "")) if self.by else ""

    def at(self, now: datetime) -> DeskState:
        """The state at a time: a snooze ends by itself."""
        if self.state is DeskState.SNOOZED and self.by is not None:
            until = self.by.draft.until
            if until is not None and until <= now:
                return DeskState.OPEN
        return self.state


def after(held: Held, decision: Decision) -> Held:
    """How one more decision leaves the subject."""
    draft = decision.draft
    held = replace(held, decisions=max(held.decisions, decision.ordinal))
    if draft.action is Action.ASSIGN:
        return replace(held, assignee=draft.assignee or None)
    if draft.action is Action.RETURNED:
        came_back = held.state is DeskState.RESOLVED
        back = DeskState.REGRESSED if came_back else DeskState.OPEN
        return replace(held, state=back, by=decision)
    state = _LEADS_TO.get(draft.action)
    return held if state is None else replace(held, state=state, by=decision)


def held_by(decisions: Iterable[Decision]) -> dict[str, Held]:
    """Each subject of the decisions, given in their order, as they leave it."""
    found: dict[str, Held] = {}
    for decision in decisions:
        subject = decision.draft.subject_id
        found[subject] = after(found.get(subject, Held()), decision)
    return found


def apart_now(decisions: Iterable[Decision]) -> list[Decision]:
    """The "not the same quantity" decisions that nobody has taken back, in their order."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        claim_id = decision.draft.subject_id
        if decision.draft.action is Action.APART:
            found.setdefault(claim_id, []).append(decision)
        elif decision.draft.action is Action.TOGETHER:
            found.pop(claim_id, None)
    return sorted((d for of in found.values() for d in of), key=lambda decision: decision.seq)
