"""How the screen says the glossary's values: kinds of flag, severities, bounds, claimants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimwatch.decide.decision import Action
from claimwatch.model import CONFLICTS, NOTICES, Bound, FlagKind, Severity
from dashboards import format as fmt


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a kind of flag is called, and what it says in one sentence."""

    name: str
    meaning: str


KINDS: Mapping[FlagKind, KindWords] = {
    FlagKind.DISPUTE: KindWords(
        "Dispute", "Different speakers give numbers for one figure that cannot all hold."
    ),
    FlagKind.MISREPORT: KindWords(
        "Misreport", "One speaker's number is given differently by different publishers."
    ),
    FlagKind.INCONSISTENT: KindWords(
        "Inconsistent", "One article gives numbers for one figure that cannot all hold."
    ),
    FlagKind.REVISION: KindWords(
        "Revision", "A later number replaces an earlier one: a development, not a conflict."
    ),
    FlagKind.HEDGE_DRIFT: KindWords(
        "Hedge drift", "The same number is printed with different hedges, or without any."
    ),
    FlagKind.SCOPE_DRIFT: KindWords(
        "Scope drift", "The same number is printed for different things counted."
    ),
    FlagKind.ATTRIBUTION_DROPPED: KindWords(
        "Speaker lost",
        "Some publishers print the number in their own voice, others name who says it.",
    ),
    FlagKind.STALE: KindWords(
        "Stale", "A publisher still prints a figure that its author has since revised."
    ),
    FlagKind.SILENT_EDIT: KindWords(
        "Silent edit", "The number at one address changed between two fetches."
    ),
}

GROUPS: Mapping[str, frozenset[FlagKind]] = {
    "conflicts": CONFLICTS,
    "revisions": frozenset({FlagKind.REVISION}),
    "notices": NOTICES,
}

SEVERITY_LEVELS: Mapping[Severity, int] = {
    Severity.INFO: 0,
    Severity.LOW: 1,
    Severity.MEDIUM: 2,
    Severity.HIGH: 3,
}


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What a decision is called on its button, in the log ("Anna dismissed it") and when done."""

    name: str
    did: str
    done: str
    lacking: str = "Not stored: say why, first."


ACTIONS: Mapping[Action, ActionWords] = {
    Action.ACKNOWLEDGE: ActionWords("Acknowledge", "acknowledged it", "Acknowledged"),
    Action.ASSIGN: ActionWords("Assign", "assigned it", "Assigned", "Not stored: say to whom."),
    Action.SNOOZE: ActionWords("Snooze", "snoozed it", "Snoozed"),
    Action.DISMISS: ActionWords("Dismiss", "dismissed it", "Dismissed"),
    Action.RESOLVE: ActionWords("Resolve", "resolved it", "Resolved"),
    Action.REOPEN: ActionWords("Reopen", "reopened it", "Reopened"),
    Action.NOTE: ActionWords("Note", "noted", "Noted", "Not stored: the note is empty."),
    Action.APART: ActionWords(
        "Not the same quantity",
        "took a claim out",
        "Taken out of the figure; the next run regroups it",
    ),
    Action.TOGETHER: ActionWords(
        "Take that back", "took that back", "Taken back; the next run regroups it"
    ),
    Action.PUT_BACK: ActionWords("Put back", "put it back", "Put back; the next run takes it in"),
    Action.RETURNED: ActionWords("", "noted that it is back", "Noted"),
}

STATES: Mapping[str, tuple[str, str]] = {
    "new": ("●", "New"),
    "ongoing": ("○", "Ongoing"),
    "escalating": ("▲", "Escalating"),
    "regressed": ("↺", "Regressed"),
    "acknowledged": ("✓", "Acknowledged"),
    "snoozed": ("☾", "Snoozed"),
    "dismissed": ("✕", "Dismissed"),
    "resolved": ("■", "Resolved"),
}
"""A sign and a name for how a flag stands: nothing is told by colour alone."""

OPEN_STATES = tuple(name for name in STATES if name not in {"snoozed", "dismissed", "resolved"})

_BOUND_WORDS: Mapping[Bound, str] = {
    Bound.EXACT: "",
    Bound.ABOUT: "about",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "more than",
    Bound.LESS_THAN: "less than",
    Bound.UP_TO: "up to",
    Bound.RANGE: "",
    Bound.VAGUE: "",
}
_BOUND_NOTES: Mapping[Bound, str] = {
    Bound.EXACT: "a plain number",
    Bound.RANGE: "a range",
    Bound.VAGUE: "a vague number",
}

Row = Mapping[str, Any]
_DECIMAL = re.compile(r"[\d.,]+")


def kind_name(kind: str) -> str:
    """The screen's name of a kind of flag."""
    return KINDS[FlagKind(kind)].name


def group_of(kind: str) -> str:
    """Which of the three groups a kind of flag belongs to."""
    return next(name for name, kinds in GROUPS.items() if FlagKind(kind) in kinds)


def figure_in_words(claim: Row) -> str:
    """The claim's number with its bound: "more than 16,000", "$200 to $300", "hundreds"."""
    if claim["bound"] == Bound.VAGUE:
        return _in_running_text(claim["text"])
    hedge = _BOUND_WORDS[Bound(claim["bound"])]
    ends = {**claim["as_written"], "unit": claim["unit"], "text": claim["text"]}
    return f"{hedge} {spread_in_words(ends)}".strip()


def spread_in_words(spread: Row) -> str:
    """The low and high of a figure in one unit: "2.4 to 4.2 million".

    A part of a whole is given as the text has it: "a third" is not 0.3333.
    """
    lo, hi, unit = spread["lo"], spread["hi"], spread["unit"]
    if unit is None and lo == hi and 0 < lo < 1 and not _DECIMAL.fullmatch(spread["text"].strip()):
        return _in_running_text(spread["text"])
    return fmt.between(lo, hi, unit)


def _in_running_text(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def bound_in_words(claim: Row) -> str:
    """What the number was given as: a plain number, a range, or with which hedge."""
    bound = Bound(claim["bound"])
    return _BOUND_NOTES.get(bound) or f"“{_BOUND_WORDS[bound]}”"


def speaker(claim: Row) -> str:
    """Who says it: "according to X", or that the publisher says it in its own voice."""
    who = claim["claimant"]
    return f"according to {who}" if who else "in its own voice"


def publisher(claim: Row) -> str:
    """The publisher's name, or that it is not known."""
    return claim["publisher"] or "Unknown publisher"


def letter(position: int) -> str:
    """The letter that stands for a claim on a page: A to Z, then AA, AB and so on."""
    head, last = divmod(position, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + last)
