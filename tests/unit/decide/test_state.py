"""Where a flag stands after some decisions, and what a run makes of the last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimwatch.alert.standing import Standing
from claimwatch.decide.decision import Action, Decision, Draft, SubjectKind
from claimwatch.decide.heed import Decided, heed
from claimwatch.decide.roles import Role
from claimwatch.decide.state import DeskState, apart_now, held_by
from claimwatch.model import FlagStatus, Severity

AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
LATER = AT + timedelta(days=2)


def decided(*actions: str, subject: SubjectKind = SubjectKind.FLAG) -> list[Decision]:
    """One decision each, about one subject, in this order; a snooze is for a day."""
    found = []
    for number, action in enumerate(actions, 1):
        name, _, assignee = action.partition(" ")
        draft = Draft(
            subject,
            "s",
            Action(name),
            reason="why",
            until=AT + timedelta(days=1) if name == "snooze" else None,
            assignee=assignee if name == "assign" else None,
        )
        found.append(Decision(draft, number, number, "Anna", Role.ANALYST, AT))
    return found


STATES = [
    # decisions, state at once, state two days later, assignee
    (["acknowledge"], "acknowledged", "acknowledged", None),
    (["assign Ben"], "open", "open", "Ben"),
    (["assign Ben", "assign "], "open", "open", None),
    (["assign Ben", "acknowledge", "note"], "acknowledged", "acknowledged", "Ben"),
    (["snooze"], "snoozed", "open", None),
    (["acknowledge", "snooze", "reopen"], "open", "open", None),
    (["dismiss", "reopen", "resolve"], "resolved", "resolved", None),
    (["resolve", "returned"], "regressed", "regressed", None),
    (["resolve", "returned", "acknowledge"], "acknowledged", "acknowledged", None),
    (["snooze", "returned"], "open", "open", None),
]


@pytest.mark.parametrize(("actions", "at_once", "later", "assignee"), STATES)
def test_the_state_is_worked_out_from_the_decisions(actions, at_once, later, assignee):
    held = held_by(decided(*actions))["s"]
    assert (held.at(AT), held.at(LATER)) == (DeskState(at_once), DeskState(later))
    assert held.assignee == assignee
    assert held.decisions == len(actions)


def test_claims_are_apart_until_that_is_taken_back():
    of_claim = decided("apart", "together", "apart", subject=SubjectKind.CLAIM)
    assert [d.seq for d in apart_now(of_claim[:1])] == [1]
    assert apart_now(of_claim[:2]) == []
    assert [d.seq for d in apart_now(of_claim)] == [3]


THEN = Standing(Severity.LOW, 2, 2.0)
HEEDED = [
    # state, until (days), until it changes, standing now, was gone -> status, whether it is back
    ("dismissed", None, False, Standing(Severity.HIGH, 9, 9.0), True, "dismissed", False),
    ("resolved", None, False, THEN, False, "resolved", False),
    ("resolved", None, False, THEN, True, "regressed", True),
    ("resolved", None, False, Standing(Severity.LOW, 3, 2.0), False, "regressed", True),
    ("resolved", None, False, Standing(Severity.HIGH, 2, 2.0), False, "regressed", True),
    ("resolved", None, False, Standing(Severity.LOW, 2, 2.4), False, "resolved", False),
    ("resolved", None, False, Standing(Severity.LOW, 2, 2.6), False, "regressed", True),
    ("snoozed", 1, False, Standing(Severity.HIGH, 9, 9.0), True, "snoozed", False),
    ("snoozed", -1, False, THEN, False, None, False),
    ("snoozed", None, True, THEN, False, "snoozed", False),
    ("snoozed", None, True, Standing(Severity.MEDIUM, 2, 2.0), False, "escalating", True),
    ("acknowledged", None, False, THEN, False, None, False),
]


@pytest.mark.parametrize(("state", "days", "changes", "now", "gone", "status", "back"), HEEDED)
def test_what_a_run_makes_of_a_decision(state, days, changes, now, gone, status, back):
    until = None if days is None else AT + timedelta(days=days)
    holds = Decided("f", DeskState(state), 1, THEN.words, until, changes)
    heeded = heed(holds, now, was_gone=gone, at=AT)
    assert (heeded and heeded.status) == (status and FlagStatus(status))
    assert bool(heeded and heeded.change) == back


def test_without_a_standing_to_compare_with_a_resolved_flag_stays_resolved_while_it_stands():
    holds = Decided("f", DeskState.RESOLVED, 1, "", None, False)
    heeded = heed(holds, Standing(Severity.HIGH, 9, None), was_gone=False, at=AT)
    assert heeded is not None
    assert heeded.status is FlagStatus.RESOLVED
