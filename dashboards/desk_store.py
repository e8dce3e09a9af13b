"""The desk store as the pages use it: what was decided on each flag.

Decisions are read once and then only what was added: one small question when a page is drawn. What
follows from them for the queries over the snapshot are three lists side by side (flags, states,
assignees).
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from claimwatch.decide.decision import Decision, SubjectKind
from claimwatch.decide.state import DeskState, Held, after
from claimwatch.store.decisions import Decisions
from claimwatch.store.desk import Desk, desk_url, open_desk
from dashboards.configured import settings


@dataclass(frozen=True, slots=True)
class DeskLists:
    """What the desk says of each flag that was decided on; other lists, another `revision`."""

    revision: tuple[int, int]
    flags: Sequence[str]
    states: Sequence[str]
    assignees: Sequence[str | None]

    def parameters(self) -> dict[str, Any]:
        """The lists as the views' parameters."""
        return {
            "desk_flags": self.flags,
            "desk_states": self.states,
            "desk_assignees": self.assignees,
        }


class Mirror:
    """The decisions of a desk, kept in memory and brought up to date when asked."""

    def __init__(self, log: Decisions) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._held: dict[tuple[SubjectKind, str], Held] = {}
        self._seq = 0
        self._lists: DeskLists | None = None
        self._good_until: datetime | None = None

    def refresh(self) -> None:
        """Read what was decided since."""
        with self._lock:
            for decision in self._log.since(self._seq):
                self._take(decision)

    def _take(self, decision: Decision) -> None:
        subject = (decision.draft.subject, decision.draft.subject_id)
        self._held[subject] = after(self._held.get(subject, Held()), decision)
        self._seq = decision.seq
        self._lists = None

    def revision(self) -> int:
        """The number of the newest decision that is known here."""
        return self._seq

    def held(self, subject: SubjectKind, subject_id: str) -> Held:
        """How the decisions leave a subject."""
        return self._held.get((subject, subject_id), Held())

    def lists(self, now: datetime) -> DeskLists:
        """What was decided on flags, as it holds at `now`: snoozes end by themselves."""
        with self._lock:
            over = self._good_until is not None and self._good_until <= now
            if self._lists is None or over:
                self._lists = self._listed(now)
                self._good_until = self._next_end(now)
            return self._lists

    def _listed(self, now: datetime) -> DeskLists:
        flags = {
            subject_id: held
            for (kind, subject_id), held in self._held.items()
            if kind is SubjectKind.FLAG
        }
        states = [str(held.at(now)) for held in flags.values()]
        open_again = states.count(DeskState.OPEN)
        people = [held.assignee for held in flags.values()]
        return DeskLists((self._seq, open_again), list(flags), states, people)

    def _next_end(self, now: datetime) -> datetime | None:
        ends = [held.by.draft.until for held in self._held.values() if held.by is not None]
        return min((end for end in ends if end is not None and end > now), default=None)


def desk() -> Desk:
    """The desk that the settings name."""
    return _opened(_url())


def _url() -> str:
    return settings().decisions_url or desk_url(settings().db)


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Desk:
    return open_desk(url)


@st.cache_resource(show_spinner=False)
def _mirror_of(url: str) -> Mirror:
    return Mirror(_opened(url).decisions)


def mirror() -> Mirror:
    """The decisions as they were known when the page, or the line on it, began to be drawn."""
    return _mirror_of(_url())


def decided() -> DeskLists:
    """What was decided on flags, as it holds now."""
    return mirror().lists(datetime.now(UTC))


def state_of(flag: Mapping[str, Any]) -> str:
    """How a flag of the snapshot stands: what was decided, else what the run found."""
    held = mirror().held(SubjectKind.FLAG, flag["flag_id"]).at(datetime.now(UTC))
    if held is not DeskState.OPEN:
        return str(held)
    return "ongoing" if flag["status"] in _HELD else str(flag["status"])


_HELD = frozenset({"snoozed", "dismissed", "resolved"})
