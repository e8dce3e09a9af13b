"""Home: the day at a glance: what is new, what grew, where the widest gaps are, how fresh it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from claimwatch.model import Severity
from dashboards import charts, queue, sparks, words
from dashboards import format as fmt
from dashboards.db import Row, Snapshot
from dashboards.first_step import explain_first_step
from dashboards.people import last_visit, visitor
from dashboards.table import kind_cell, lines_cell, severity_cell, state_cell
from dashboards.text import escaped, isolated

DAYS = 30
MOST_NEWS = 8
MOST_GAPS = 6


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Today at the desk", anchor=False)
    since = last_visit()
    if not snapshot.rows("v_sizes", name="articles")[0]["rows"]:
        explain_first_step("The last run was given no articles, or could take none of them.")
        return
    totals = snapshot.rows_decided("v_desk_totals", since=since, assignee=visitor().name)[0]
    draw_totals(totals, since)
    raised = snapshot.rows("v_desk_raised_by_day", days=DAYS)
    draw_groups(raised)
    news = snapshot.rows_decided("v_desk_news", take=MOST_NEWS)
    if not news:
        explain_none()
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader("New and escalated", anchor=False)
        st.html(_cards(snapshot, news, told="words"))
        st.html('<p class="cw-onward"><a href="flags?sort=first_seen">All flags →</a></p>')
    with right:
        draw_gaps(snapshot)
        draw_trend(raised)


def draw_totals(totals: Row, since: datetime | None) -> None:
    """The numbers of the day, each leading to its flags."""
    seen = f"since {fmt.moment(since)}" if since else "this is your first visit"
    cells = [
        ("Open flags", totals["open"], "flags", f"{totals['held_back']:,} held back"),
        ("Open conflicts", totals["conflicts"], "flags?show=conflicts", "sources differ"),
        ("High severity", totals["high"], "flags?severity=high", "of all that are open"),
        ("Mine", totals["mine"], "flags?mine=1", "assigned to me"),
        ("New", totals["fresh"], "flags?seen=visit&sort=first_seen", seen),
        ("Escalated", totals["escalated"], "flags?state=escalating", seen),
    ]
    items = "".join(
        f'<li><a href="{escaped(address)}"><span>{name}</span><b>{count:,}</b>'
        f"<small>{escaped(note)}</small></a></li>"
        for name, count, address, note in cells
        if since or name not in {"New", "Escalated"}
    )
    st.html(f'<ul class="cw-totals" aria-label="The desk in numbers">{items}</ul>')


def _cards(snapshot: Snapshot, flags: Sequence[Row], told: str) -> str:
    sides: dict[str, list[Row]] = {flag["flag_id"]: [] for flag in flags}
    for side in snapshot.rows("v_desk_queue_sides", flag_ids=list(sides)):
        sides[side["flag_id"]].append(side)
    return "".join(_card(flag, sides[flag["flag_id"]], told) for flag in flags)


def _card(flag: Row, sides: Sequence[Row], told: str) -> str:
    severity = Severity(flag["severity"])
    kind = flag["kind"]
    badges = (
        severity_cell(severity.title(), words.SEVERITY_LEVELS[severity])
        + kind_cell(words.kind_name(kind), words.group_of(kind))
        + state_cell(flag["state"], None)
    )
    at = flag["changed_at"]
    return (
        f'<article class="cw-news"><p class="cw-badges">{badges}</p>'
        f'<h3><a class="cw-open" href="flag?id={escaped(flag["flag_id"])}" dir="auto">'
        f"{escaped(flag['label'])}</a></h3>{lines_cell(queue.side_lines(sides))}"
        f'<p class="cw-note"><time title="{escaped(fmt.moment(at))}">'
        f"{fmt.ago(at, datetime.now(UTC))}</time>: {isolated(flag[told])}</p></article>"
    )


def draw_gaps(snapshot: Snapshot) -> None:
    """The open conflicts whose numbers lie furthest apart."""
    gaps = snapshot.rows_decided("v_desk_gaps", take=MOST_GAPS)
    if not gaps:
        return
    st.subheader("Widest gaps", anchor=False)
    items = "".join(
        f'<li><a href="flag?id={escaped(flag["flag_id"])}" dir="auto">{escaped(flag["label"])}</a>'
        f'<b title="{fmt.raw(flag["gap"])}">{escaped(fmt.factor(flag["gap"]))}</b></li>'
        for flag in gaps
    )
    st.html(
        f'<ol class="cw-gaps">{items}</ol><p class="cw-note">How many times as large the higher '
        "number is, taking both where they come nearest.</p>"
    )


def draw_groups(raised: Sequence[Row]) -> None:
    """How many flags of each group were raised lately, with a sparkline by day."""
    if not raised:
        return
    days = sparks.days_before(raised[-1]["last_day"], DAYS)
    items = "".join(
        f'<li><a href="flags?{escaped(_query(group))}"><span>{name}</span><b>{sum(counts):,}</b>'
        f"<small>{counts[-1]:,} on {escaped(fmt.day(days[-1]))}</small>"
        f"{sparks.spark(counts, days)}</a></li>"
        for group, counts in sparks.by_group(sparks.by_kind(raised, days), days).items()
        for name in (f"{'Flags' if group == 'all' else group.title()} raised",)
    )
    st.html(f'<ul class="cw-totals" aria-label="Raised in the last {DAYS} days">{items}</ul>')


def _query(group: str) -> str:
    return f"show={group}&state=any&sort=first_seen&seen={DAYS}"


def draw_trend(raised: Sequence[Row]) -> None:
    """How many flags were raised on each day, by kind."""
    if not raised:
        return
    st.subheader("Raised by day", anchor=False)
    dark = st.context.theme.type == "dark"
    total = sum(row["flags"] for row in raised)
    with st.container(border=True):
        st.vega_lite_chart(
            charts.flags_by_day(raised, dark=dark),
            alt=f"Flags raised by day and kind: {total:,} in the last {DAYS} days.",
        )
    days = sparks.days_before(raised[-1]["last_day"], DAYS)
    kinds = sparks.by_kind(raised, days)
    items = "".join(
        f'<li><a href="flags?kind={kind}&amp;state=any">{words.kind_name(kind)}</a>'
        f"{sparks.spark(counts, days)}<b>{sum(counts):,}</b></li>"
        for kind, counts in sorted(kinds.items(), key=lambda one: -sum(one[1]))
    )
    st.html(
        f'<ul class="cw-trends" aria-label="Raised by kind in the last {DAYS} days">{items}</ul>'
    )


def explain_none() -> None:
    """Say that nothing is open, and where to look instead."""
    with st.container(border=True):
        st.html(
            "<p><b>Nothing is open.</b> No two claims read so far contradict each other, or every "
            'flag is held back: <a href="flags?state=any">all flags</a>. Who reports which number '
            'is under <a href="figures">Figures</a>.</p>'
        )
