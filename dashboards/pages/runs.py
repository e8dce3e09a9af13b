"""Runs: the last and the next, what each step did and how long it took, and who fell silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from dashboards import format as fmt
from dashboards import schedule, table
from dashboards.db import Row, Snapshot
from dashboards.text import escaped, isolated

MOST = 25
MOST_FEEDS = 100
STATES = {
    "ok": "● complete",
    "degraded": "▲ degraded",
    "failed": "✕ failed",
    "running": "◌ running",
}
STEPS = ("collect", "extract", "match", "judge", "tell")
_NOTHING = {"tell": "comes after this was published"}


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Runs", anchor=False)
    runs = snapshot.rows("v_desk_runs", take=MOST)
    if not runs:
        st.html("<p><b>No run is recorded yet.</b></p>")
        return
    took: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in snapshot.rows("v_desk_run_steps", run_ids=[run["run_id"] for run in runs]):
        took[row["run_id"]][row["stage"]] = row
    draw_last_and_next(runs[0])
    st.subheader("The newest run, step by step", anchor=False)
    st.html(_steps(runs[0], took[runs[0]["run_id"]]))
    draw_list(runs)
    draw_silent(snapshot)
    draw_feeds(snapshot)


def draw_last_and_next(last: Row) -> None:
    """When the last run was and when the next is due, with the way to Prefect's page."""
    coming = schedule.next_run()
    now = datetime.now(UTC)
    facts = [
        ("Last run", f"{fmt.moment(last['started_at'])} ({fmt.ago(last['started_at'], now)})"),
        ("It is", STATES.get(last["state"], last["state"])),
        ("It took", fmt.seconds(last["seconds"])),
        ("Next run", fmt.moment(coming) if coming else "none is scheduled here"),
    ]
    items = "".join(f"<div><dt>{name}</dt><dd>{escaped(told)}</dd></div>" for name, told in facts)
    st.html(f'<dl class="cw-facts">{items}</dl>')
    page = schedule.prefect_page()
    if page:
        st.html(
            f'<p class="cw-onward"><a href="{escaped(page)}" target="_blank" rel="noopener">'
            "Prefect’s page ↗</a></p>"
        )
    if last["note"]:
        st.html(f'<p class="cw-explanation">{isolated(last["note"])}</p>')


def _steps(run: Row, took: Mapping[str, Row]) -> str:
    counts: dict[str, list[str]] = defaultdict(list)
    for name, count in (run["counts"] or {}).items():
        step, _, what = name.partition(".")
        counts[step].append(f"{count:,} {what.replace('_', ' ')}")
    rows = [
        [
            escaped(step),
            isolated(", ".join(counts[step]) or _NOTHING.get(step, "nothing to do")),
            escaped(fmt.seconds(took[step]["seconds"])) if step in took else "–",
        ]
        for step in ("decide", *STEPS)
        if step in counts or step in took or step != "decide"
    ]
    heads = ("Step", "What it did", "Time since the step before")
    return table.sheet(heads, rows, caption="Steps of the newest run")


def draw_list(runs: Sequence[Row]) -> None:
    """The newest runs, one a row."""
    st.subheader("Runs before", anchor=False)
    heads = ("Started", "Outcome", "Took", "Articles", "Claims", "Flags", "Refused", "Lag", "Note")
    st.html(table.sheet(heads, [_run_row(run) for run in runs], caption="Runs, the newest first"))
    st.html(
        '<p class="cw-note">Lag: the median time from an article’s publication until a run took it '
        "in.</p>"
    )


def _run_row(run: Row) -> list[str]:
    counts = run["counts"] or {}
    refused = sum(n for name, n in counts.items() if name.endswith(".quarantined"))
    return [
        escaped(fmt.moment(run["started_at"])),
        escaped(STATES.get(run["state"], run["state"])),
        escaped(fmt.seconds(run["seconds"])),
        f"{counts.get('collect.articles', 0):,}",
        f"{counts.get('extract.claims', 0):,}",
        f"{counts.get('judge.flags', 0):,}",
        f"{refused:,}",
        "–" if run["lag"] is None else escaped(fmt.hours(max(run["lag"], 0))),
        isolated(run["note"]) if run["note"] else "",
    ]


def draw_silent(snapshot: Snapshot) -> None:
    """Publishers that have been silent for longer than is usual for them."""
    silent = snapshot.rows("v_desk_silent")
    st.subheader("Fell silent", anchor=False)
    if not silent:
        st.html('<p class="cw-note">● Nobody: every publisher was heard of as often as usual.</p>')
        return
    heads = ("Publisher", "Last article", "Silent for", "Usual pause at most")
    rows = [
        [
            isolated(one["publisher"]),
            escaped(fmt.moment(one["last_at"])),
            escaped(fmt.hours(one["silent"])),
            escaped(fmt.hours(one["usual"])),
        ]
        for one in silent
    ]
    st.html(table.sheet(heads, rows, caption="Publishers that fell silent"))


def draw_feeds(snapshot: Snapshot) -> None:
    """The feeds that are watched: whether they answer, and when they last gave a new page."""
    feeds = snapshot.rows("v_desk_feeds", take=MOST_FEEDS)
    if not feeds:
        return
    st.subheader("Feeds", anchor=False)
    heads = ("Feed", "Answers", "Last new page", "Pages", "Last asked", "Asked next")
    st.html(table.sheet(heads, [_feed_row(feed) for feed in feeds], caption="Watched feeds"))


def _feed_row(feed: Row) -> list[str]:
    answers = "● yes"
    if feed["failures"]:
        answers = f"✕ failed {fmt.plural(feed['failures'], 'time')}"
    note = f'<span class="cw-note">{isolated(feed["note"])}</span>' if feed["note"] else ""
    return [
        isolated(feed["url"]),
        answers + note,
        escaped(fmt.moment(feed["last_page_at"]) if feed["last_page_at"] else "none yet"),
        f"{feed['pages']:,}",
        escaped(fmt.moment(feed["fetched_at"])),
        escaped(fmt.moment(feed["next_at"]) if feed["next_at"] else "not again"),
    ]
