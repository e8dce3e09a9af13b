"""The fields of the decisions that need more than a press of a button."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import streamlit as st

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


def snooze_fields(key: str) -> dict[str, Any]:
    """Until when, and why; as a draft takes them."""
    span = st.selectbox("Snooze", [*_SPANS, UNTIL_IT_CHANGES, PICKED_DAY], key=f"{key}-span")
    day = st.date_input(
        "The day (UTC), where “until a day” is chosen",
        value=datetime.now(UTC).date() + timedelta(days=14),
        min_value=datetime.now(UTC).date() + timedelta(days=1),
        format="YYYY-MM-DD",
        key=f"{key}-day",
    )
    reason = st.text_area("Why", key=f"{key}-why", max_chars=1000, height=80)
    if span == UNTIL_IT_CHANGES:
        return {"reason": reason, "until_changed": True}
    if span == PICKED_DAY:
        return {"reason": reason, "until": datetime.combine(day, time(), UTC)}
    return {"reason": reason, "until": datetime.now(UTC) + _SPANS[span]}


def dismiss_fields(key: str) -> dict[str, Any]:
    """Why; as a draft takes it."""
    cause = st.selectbox("Why", DISMISSALS, key=f"{key}-cause")
    more = st.text_area("In your words", key=f"{key}-why", max_chars=1000, height=80)
    if cause == DISMISSALS[-1]:
        return {"reason": more}
    return {"reason": f"{cause}: {more}" if more.strip() else cause}
