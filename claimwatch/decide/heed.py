"""What a run makes of the decision on a flag: held back, or back and to be told again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claimwatch.alert.standing import SEVERITIES, Standing, grown_by_half, read_standing
from claimwatch.decide.state import DeskState
from claimwatch.model import FlagKind, FlagStatus


@dataclass(frozen=True, slots=True)
class Decided:
    """Where the decisions on a flag leave it, as a run keeps it.

    `ordinal` is that of the decision that holds, 0 for none; `standing` the flag's then; `until`
    ends a snooze. `kind` and `claim_ids` are the flag's when it was last decided on.
    """

    flag_id: str
    state: DeskState
    ordinal: int
    standing: str
    until: datetime | None
    until_changed: bool
    kind: FlagKind | None = None
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heeded:
    """Where the decision leaves the flag in this run; `change` says in words why it is back."""

    status: FlagStatus
    change: str | None = None


def heed(decided: Decided, now: Standing, *, was_gone: bool, at: datetime) -> Heeded | None:
    """What holds of a flag that stands with `now`; None where the decision does not bear on it.

    `was_gone`: no run has raised it between the last time it stood and this one.
    """
    if decided.state is DeskState.DISMISSED:
        return Heeded(FlagStatus.DISMISSED)
    change = change_since(decided.standing, now)
    if decided.state is DeskState.RESOLVED:
        why = change or ("it was gone and is raised again" if was_gone else None)
        if why is None:
            return Heeded(FlagStatus.RESOLVED)
        return Heeded(FlagStatus.REGRESSED, f"Came back after being resolved: {why}")
    if decided.state is DeskState.SNOOZED:
        return _heed_snooze(decided, change, at)
    return None


def _heed_snooze(decided: Decided, change: str | None, at: datetime) -> Heeded | None:
    if decided.until_changed:
        if change is None:
            return Heeded(FlagStatus.SNOOZED)
        return Heeded(FlagStatus.ESCALATING, f"Changed while snoozed: {change}")
    over = decided.until is not None and decided.until <= at
    return None if over else Heeded(FlagStatus.SNOOZED)


def change_since(standing: str, now: Standing) -> str | None:
    """The material change since a standing that was written down; None where there is none.

    A standing that was not written down cannot be told apart from the one now.
    """
    before = read_standing(standing)
    if before is None:
        return None
    if SEVERITIES.index(now.severity) > SEVERITIES.index(before.severity):
        return f"severity rose from {before.severity.value} to {now.severity.value}"
    if now.origins > before.origins:
        return f"independent origins rose from {before.origins} to {now.origins}"
    if grown_by_half(before.gap, now.gap):
        return f"the gap grew from a factor of {before.gap:.2f} to {now.gap:.2f}"
    return None
