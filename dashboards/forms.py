"""The fields of the decisions that need more than a press of a button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

import streamlit as st

from claimwatch.decide.decision import Action
from dashboards.people import visitor
from dashboards.text import plain

UNTIL_IT_CHANGES = "until it changes"
PICKED_DAY = "until a day"
_SPANS = {
    "for a day": timedelta(days=1),
    "for three days": timedelta(days=3),
    "for a week": timedelta(days=7),
}
DISMISSALS = (
    "Not one quantity",
    "The extraction is wrong",
    "Known, and explained",
    "Of no interest to us",
    "Something else",
)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one decision: how they are drawn, and what they say once the form is sent.

    What a form says is read when it is sent, in the callback: there, what its author had seen is
    still what the page showed.
    """

    draw: Callable[[str], None]
    read: Callable[[str], dict[str, Any]]


def _said(key: str, field: str) -> Any:
    return st.session_state.get(f"{key}-{field}", "")


def _draw_snooze(key: str) -> None:
    st.selectbox("Snooze", [*_SPANS, UNTIL_IT_CHANGES, PICKED_DAY], key=f"{key}-span")
    st.date_input(
        "The day (UTC), where “until a day” is chosen",
        value=datetime.now(UTC).date() + timedelta(days=14),
        min_value=datetime.now(UTC).date() + timedelta(days=1),
        format="YYYY-MM-DD",
        key=f"{key}-day",
    )
    st.text_area("Why", key=f"{key}-why", max_chars=1000, height=80)


def _read_snooze(key: str) -> dict[str, Any]:
    span, reason = _said(key, "span"), _said(key, "why")
    if span == UNTIL_IT_CHANGES:
        return {"reason": reason, "until_changed": True}
    if span == PICKED_DAY:
        return {"reason": reason, "until": datetime.combine(_said(key, "day"), time(), UTC)}
    return {"reason": reason, "until": datetime.now(UTC) + _SPANS[span]}


def _draw_dismiss(key: str) -> None:
    st.selectbox("Why", DISMISSALS, key=f"{key}-cause")
    st.text_area("In your words", key=f"{key}-why", max_chars=1000, height=80)


def _read_dismiss(key: str) -> dict[str, Any]:
    cause, more = _said(key, "cause"), _said(key, "why")
    if cause == DISMISSALS[-1]:
        return {"reason": more}
    return {"reason": f"{cause}: {more}" if more.strip() else cause}


def _draw_assign(key: str) -> None:
    st.text_input("To whom (empty: to nobody)", visitor().name, key=f"{key}-who", max_chars=200)


def _read_assign(key: str) -> dict[str, Any]:
    return {"assignee": plain(_said(key, "who")).strip()}


def _words_form(label: str, height: int) -> Form:
    def draw(key: str) -> None:
        st.text_area(label, key=f"{key}-why", max_chars=4000, height=height)

    return Form(draw, lambda key: {"reason": _said(key, "why")})


FORMS: Mapping[Action, Form] = {
    Action.SNOOZE: Form(_draw_snooze, _read_snooze),
    Action.DISMISS: Form(_draw_dismiss, _read_dismiss),
    Action.ASSIGN: Form(_draw_assign, _read_assign),
    Action.RESOLVE: _words_form("How it was resolved", 80),
    Action.NOTE: _words_form("Note", 110),
}
