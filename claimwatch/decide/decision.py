"""A decision: what one person did with one flag, claim or refused record, and why.

Decisions are only ever added. What holds of a flag now is worked out from all of them (`state`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from claimwatch.decide.roles import Role
from claimwatch.errors import ClaimwatchError, InvalidRecord

MOST_WORDS = 4000
MOST_NAME = 200


class SubjectKind(StrEnum):
    """What a decision is about."""

    FLAG = "flag"
    CLAIM = "claim"
    RECORD = "record"


class Action(StrEnum):
    """What was done.

    `apart` takes one claim out of its figure ("not the same quantity"), `together` takes that back;
    `put_back` gives a record of the quarantine in again; `returned` is the program's own note that
    a flag which was resolved, or snoozed until it changes, is back.
    """

    ACKNOWLEDGE = "acknowledge"
    ASSIGN = "assign"
    SNOOZE = "snooze"
    DISMISS = "dismiss"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    NOTE = "note"
    APART = "apart"
    TOGETHER = "together"
    PUT_BACK = "put_back"
    RETURNED = "returned"


_SUBJECTS: Mapping[Action, SubjectKind] = {
    Action.APART: SubjectKind.CLAIM,
    Action.TOGETHER: SubjectKind.CLAIM,
    Action.PUT_BACK: SubjectKind.RECORD,
}
_NEED_REASON = frozenset({Action.SNOOZE, Action.DISMISS, Action.NOTE, Action.APART})


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is stored.

    `subject_id` is the lasting id of the flag, or the id of the claim or quarantine record.
    `reason`: why, or the words of a note. `until` (aware) and `until_changed` go with a snooze: one
    of them. `assignee`: empty takes the assignment back. `context` is what later runs need to know
    of the moment, as JSON: a flag's standing, a figure's other claims, a record's payload.
    """

    subject: SubjectKind
    subject_id: str
    action: Action
    reason: str = ""
    until: datetime | None = None
    until_changed: bool = False
    assignee: str | None = None
    context: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _require(bool(self.subject_id), "subject_id", self.subject_id, "must be given")
        fits = _SUBJECTS.get(self.action, SubjectKind.FLAG)
        _require(self.subject is fits, "subject", self.subject, f"{self.action} is of a {fits}")
        given = bool(self.reason.strip())
        _require(given or self.action not in _NEED_REASON, "reason", self.reason, "must be given")
        _require(len(self.reason) <= MOST_WORDS, "reason", self.reason[:20], "is too long")
        self._check_snooze()
        names_somebody = self.assignee is not None
        assigns = self.action is Action.ASSIGN
        _require(names_somebody == assigns, "assignee", self.assignee, "goes with assign")
        _require(len(self.assignee or "") <= MOST_NAME, "assignee", self.assignee, "is too long")

    def _check_snooze(self) -> None:
        ends = (self.until is not None) + self.until_changed
        wanted = 1 if self.action is Action.SNOOZE else 0
        _require(ends == wanted, "until", self.until, "a snooze, and nothing else, has one end")
        zoned = self.until is None or self.until.tzinfo is not None
        _require(zoned, "until", self.until, "needs a zone")


def _require(condition: bool, name: str, value: object, why: str) -> None:
    if not condition:
        raise InvalidRecord(f"Decision.{name} is {value!r}: {why}")


@dataclass(frozen=True, slots=True)
class Decision:
    """A stored decision: the draft, with who made it when.

    `seq` numbers all decisions from 1, `ordinal` those about one subject; both without gaps.
    """

    draft: Draft
    seq: int
    ordinal: int
    author: str
    role: Role
    at: datetime


class DecidedMeanwhile(ClaimwatchError):
    """Somebody else decided on the subject since its author last saw it; nothing was stored."""

    exit_code = 10

    def __init__(self, meanwhile: tuple[Decision, ...]) -> None:
        self.meanwhile = meanwhile
        said = "; ".join(f"{one.author}: {one.draft.action}" for one in meanwhile)
        super().__init__(f"decided meanwhile by {said}: look at it and decide again")


class NotAllowed(ClaimwatchError):
    """The person's role does not reach to this decision; nothing was stored."""

    exit_code = 11
