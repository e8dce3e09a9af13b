"""The line on every page: how old the data are and how the run that made them went."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboards import format as fmt
from dashboards.configured import settings
from dashboards.db import NothingToShow, Row, Snapshot, newest_snapshot
from dashboards.desk_store import mirror
from dashboards.people import choose_name
from dashboards.report import has_report
from dashboards.text import escaped

_DRAWN = "cw-drawn-decisions"
_PAGE = "cw-drawn-snapshot"
_SIGNS = {"ok": "●", "degraded": "▲", "failed": "✕", "running": "◌"}
_MEANINGS = {
    "ok": "last run complete",
    "degraded": "last run degraded: a check on its whole batch failed",
    "failed": "last run failed: this is the state before it",
    "running": "a run is under way",
}


def freshness_line(snapshot: Snapshot) -> None:
    """Draw the line, and draw it again every few seconds."""
    st.fragment(_draw, run_every=settings().look_every_seconds)(snapshot)


def _draw(snapshot: Snapshot) -> None:
    """Say the data's age, the run's state and where the quality report is; offer newer data.

    When somebody has decided since the page was drawn, it is drawn anew: all see it at once.
    """
    mirror().refresh()
    known = mirror().revision()
    drawn = st.session_state.get(_DRAWN)
    st.session_state[_DRAWN] = known
    if drawn is not None and drawn != known and st.session_state.get(_PAGE) is snapshot:
        st.rerun()
    st.session_state[_PAGE] = snapshot
    newest = snapshot.row("v_freshness") or {}
    with st.container(key="cw-freshness", horizontal=True, vertical_alignment="center"):
        st.html(_line(snapshot, newest), width="content")
        _checks(snapshot, newest)
        if _is_outdated(snapshot) and st.button("There are newer data: show them", key="cw-newer"):
            st.rerun()
        choose_name()


def _line(snapshot: Snapshot, newest: Row) -> str:
    now = datetime.now(UTC)
    at = snapshot.published_at
    state = str(newest.get("state") or "ok")
    age = (
        f'Data as of <time title="{escaped(fmt.moment(at))}">{_when(at, now)}</time>, '
        f"{fmt.ago(at, now)}"
    )
    meaning = escaped(_MEANINGS.get(state, state))
    sign = _SIGNS.get(state, "●")
    return (
        f'<p class="cw-freshness"><span>{age}</span>'
        f'<span class="cw-state {escaped(state)}"><span aria-hidden="true">{sign}</span> {meaning}'
        "</span></p>"
    )


def _when(at: datetime, now: datetime) -> str:
    """The time of day, with the day where it is not today's."""
    same_day = fmt.as_utc(at).date() == fmt.as_utc(now).date()
    return fmt.clock(at) if same_day else fmt.moment(at)


def _checks(snapshot: Snapshot, newest: Row) -> None:
    """The checks that failed on a whole batch, and the way to the report of all checks."""
    reported = has_report(snapshot.path)
    failed = snapshot.rows("v_desk_failed_gates") if newest.get("state") == "degraded" else []
    if not failed and not reported:
        return
    with st.popover("Quality", key="cw-quality", type="tertiary"):
        if failed:
            st.html("<p>Checks on the whole batch that failed:</p>" + _failed_list(failed))
        if reported:
            st.html(
                '<p><a href="quality-report/" target="_blank">Quality report of all checks ↗</a>'
                "</p>"
            )


def _failed_list(failed: list[Row]) -> str:
    items = "".join(
        f"<li><b>{escaped(row['table_name'])}</b> {escaped(row['column_name'] or '')} "
        f"{escaped(row['expectation'])}: {escaped(row['observed'])}</li>"
        for row in failed
    )
    return f"<ul>{items}</ul>"


def _is_outdated(snapshot: Snapshot) -> bool:
    try:
        return newest_snapshot().name != snapshot.name
    except NothingToShow:
        return False
