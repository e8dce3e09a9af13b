"""How the gates fared day by day, which publishers are not as usual, and which alerts wait."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from claimwatch.baselines import thresholds
from dashboards import charts, table
from dashboards import format as fmt
from dashboards.db import Row, Snapshot
from dashboards.text import escaped, isolated, plain

DAYS = 30
MOST_ROWS = 30


def draw_trend(snapshot: Snapshot) -> None:
    """Draw the three parts; each only where there is something to show."""
    draw_waiting(snapshot)
    draw_days(snapshot)
    draw_publishers(snapshot)


def draw_waiting(snapshot: Snapshot) -> None:
    """What fails a check on whole batches now, and the alerts that wait because of it."""
    holds = snapshot.rows("v_holds")
    if not holds:
        return
    held = snapshot.rows("v_held_alerts")
    st.subheader("Alerts that wait", anchor=False)
    reasons = "".join(f"<li>{isolated(hold['reason'])}</li>" for hold in holds[:MOST_ROWS])
    hours = f"{thresholds().hold_hours:g}"
    said = f"{fmt.plural(len(held), 'alert')} wait until this is well again, at most {hours} hours."
    st.html(f'<p class="cw-note">▲ {escaped(said)}</p><ul>{reasons}</ul>')
    if held:
        rows = [
            [
                f'<a href="flag?id={escaped(one["flag_id"])}">{isolated(one["title"])}</a>',
                escaped(fmt.moment(one["held_at"])),
            ]
            for one in held[:MOST_ROWS]
        ]
        st.html(table.sheet(("Alert", "Since"), rows, caption="Alerts that wait"))


def draw_days(snapshot: Snapshot) -> None:
    """How many expectations failed on each day, by table."""
    days = snapshot.rows("v_gate_trend", days=DAYS)
    if not any(day["runs_failed"] for day in days):
        return
    st.subheader("Expectations not met, by day", anchor=False)
    failed = sum(day["batches_failed"] for day in days)
    with st.container(border=True):
        st.altair_chart(
            failures_by_day(days, dark=st.context.theme.type == "dark"),
            alt=f"Batches that failed an expectation, by day and table: {failed:,} in {DAYS} days.",
        )


def failures_by_day(days: Sequence[Row], *, dark: bool) -> alt.Chart:
    """Batches that failed an expectation on each day, stacked by table; on hover which."""
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(day["day"]),
            "table": plain(day["table_name"]),
            "expectation": plain(day["expectation"]),
            "failed": int(day["batches_failed"]),
            "of": int(day["batches"]),
            "rows": int(day["failed_rows"] or 0),
        }
        for day in days
        if day["batches_failed"]
    )
    ink = charts.label_ink(dark)
    return (
        alt.Chart(frame)
        .mark_bar(aria=False, size=14)
        .encode(
            x=alt.X(
                "day:T",
                title=None,
                scale=alt.Scale(padding=14),
                axis=alt.Axis(format="%-d %b", labelColor=ink, tickCount=5, grid=False),
            ),
            y=alt.Y(
                "failed:Q",
                title=None,
                axis=alt.Axis(format="d", tickMinStep=1, labelColor=ink, tickCount=4),
            ),
            color=alt.Color(
                "table:N", title=None, legend=alt.Legend(orient="bottom", labelColor=ink)
            ),
            tooltip=[
                alt.Tooltip("day:T", title="Day (UTC)", format="%-d %b %Y"),
                alt.Tooltip("expectation:N", title="Expectation"),
                alt.Tooltip("failed:Q", title="Batches that failed it"),
                alt.Tooltip("of:Q", title="Of"),
                alt.Tooltip("rows:Q", title="Rows that broke it"),
            ],
        )
        .properties(height=180)
    )


def draw_publishers(snapshot: Snapshot) -> None:
    """Publishers' newest articles beside their own history, those that are off first."""
    days = snapshot.rows("v_measure_trend", days=DAYS)
    if not days:
        return
    newest = {(day["publisher"], day["measure"]): day for day in days}
    ordered = sorted(
        newest.values(), key=lambda one: (one["success"], one["publisher"], one["measure"])
    )
    st.subheader("Publishers and their own history", anchor=False)
    rows = [_publisher_row(one) for one in ordered[:MOST_ROWS]]
    heads = ("Publisher", "Measure", "Newest", "Usual", "Expected", "Outcome")
    st.html(table.sheet(heads, rows, caption="Publishers and their own history"))
    if len(ordered) > MOST_ROWS:
        rest = f"{len(ordered) - MOST_ROWS:,} more are as usual or further down."
        st.html(f'<p class="cw-note">{escaped(rest)}</p>')


def _publisher_row(one: Row) -> list[str]:
    ends = (("≥", one["lo"]), ("≤", one["hi"]))
    expected = " ".join(f"{mark} {end:.3g}" for mark, end in ends if end is not None)
    return [
        isolated(one["publisher"]),
        escaped(one["measure"].replace("_", " ")),
        f"{one['observed']:.3g}",
        f"{one['usual']:.3g}",
        escaped(expected),
        "● as usual" if one["success"] else "✕ not as usual",
    ]
