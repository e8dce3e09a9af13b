"""The plot of intervals by source: dots and whiskers, arrows at open ends.

Charts hold data only; nothing is judged here. Labels are made harmless before they get in, and
Vega draws them as text on a canvas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from claimwatch.model import Bound
from dashboards import format as fmt
from dashboards import words
from dashboards.text import plain

Row = Mapping[str, Any]
Placed = tuple[int, Row]

ROW_HEIGHT = 34
_MARGIN = 0.12
_LABEL_WIDTH = 230
_SCALED_FROM = 1e6
_WIDE = frozenset({Bound.ABOUT, Bound.VAGUE})
_OPEN = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.LESS_THAN, Bound.UP_TO})


@dataclass(frozen=True, slots=True)
class Frame:
    """The stretch of the axis that is drawn; open ends reach to its edges."""

    low: float
    high: float


def frame_around(claims: Sequence[Row]) -> Frame:
    """An axis that holds every bounded end and number, with room on both sides for open ends."""
    ends = [end for c in claims for end in (c["lo"], c["hi"]) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    room = (high - low) * _MARGIN or abs(high) * _MARGIN or 1.0
    start = low - room
    return Frame(max(start, 0.0) if low >= 0 else start, high + room)


def interval_rows(placed: Sequence[Placed], frame: Frame) -> pd.DataFrame:
    """One row a claim: its label, drawn ends, dot and the words shown on hover."""
    return pd.DataFrame([_interval_row(at, claim, frame) for at, claim in placed])


def _interval_row(position: int, claim: Row, frame: Frame) -> dict[str, Any]:
    lo, hi = claim["lo"], claim["hi"]
    return {
        "claim": source_label(position, claim),
        "start": frame.low if lo is None else lo,
        "end": frame.high if hi is None else hi,
        "dot": dot_of(claim),
        "left": frame.low if lo is None else None,
        "right": frame.high if hi is None else None,
        "drawn": "wide" if claim["bound"] in _WIDE else "firm",
        "says": plain(words.figure_in_words(claim)),
        "who": plain(words.speaker(claim)),
        "interval": f"{fmt.raw(lo)} … {fmt.raw(hi)}",
        "when": fmt.moment(claim["published_at"]),
    }


def dot_of(claim: Row) -> float | None:
    """Where the number itself is drawn: the end it names, or the middle of a hedge around it."""
    if claim["bound"] in {Bound.RANGE, Bound.VAGUE}:
        return None
    lo: float | None = claim["lo"]
    hi: float | None = claim["hi"]
    if lo is None or hi is None or claim["bound"] in _OPEN:
        return hi if claim["bound"] in {Bound.LESS_THAN, Bound.UP_TO} else lo
    return (lo + hi) / 2


def source_label(position: int, claim: Row) -> str:
    """A claim's letter with its publisher, as it stands beside the plot and on the card."""
    return f"{words.letter(position)}  {plain(words.publisher(claim))}"


def interval_plot(
    placed: Sequence[Placed], unit: str | None, *, dark: bool
) -> alt.LayerChart | alt.FacetChart:
    """Dot and whisker for each claim, in one unit; arrows where an end is open.

    Each claim comes with its position among all the page's claims, which gives its letter.
    """
    frame = frame_around([claim for _, claim in placed])
    table = interval_rows(placed, frame)
    ink = _ink(dark)
    base = alt.Chart().encode(
        y=alt.Y(
            "claim:N",
            sort=list(table["claim"]),
            title=None,
            axis=alt.Axis(
                labelLimit=_LABEL_WIDTH,
                domain=False,
                ticks=False,
                labelPadding=12,
                labelColor=label_ink(dark),
            ),
        ),
        tooltip=[
            alt.Tooltip("says:N", title="Says"),
            alt.Tooltip("who:N", title="Speaker"),
            alt.Tooltip("interval:N", title="Leaves open"),
            alt.Tooltip("when:N", title="Published"),
        ],
    )
    across = alt.X(
        "start:Q",
        title=plain(unit) if unit else None,
        scale=alt.Scale(domain=[frame.low, frame.high], nice=False),
        axis=alt.Axis(
            grid=True, tickCount=6, format=axis_format(frame), labelColor=label_ink(dark)
        ),
    )
    wide = base.transform_filter("datum.drawn === 'wide'").mark_bar(
        aria=False, height=12, opacity=0.28, color=ink, cornerRadius=6
    )
    firm = base.transform_filter("datum.drawn === 'firm'").mark_rule(
        aria=False, strokeWidth=2.5, color=ink
    )
    layers = [layer.encode(x=across, x2="end:Q") for layer in (wide, firm)]
    return alt.layer(
        *layers,
        _arrow(base, "left", "triangle-left", ink),
        _arrow(base, "right", "triangle-right", ink),
        base.transform_filter("isValid(datum.dot)")
        .mark_point(aria=False, size=90, filled=True, opacity=1, color=ink)
        .encode(x="dot:Q"),
        data=table,  # once, for all layers: else each hashes its own copy
    ).properties(height=ROW_HEIGHT * len(placed) + 30)


def _arrow(base: alt.Chart, end: str, shape: str, ink: str) -> alt.Chart:
    """The head at an open end."""
    heads: alt.Chart = (
        base.transform_filter(f"isValid(datum.{end})")
        .mark_point(aria=False, shape=shape, size=130, filled=True, opacity=1, color=ink)
        .encode(x=f"{end}:Q")
    )
    return heads


def _ink(dark: bool) -> str:
    return "#7fb0f5" if dark else "#1f5fbf"


def axis_format(frame: Frame) -> str:
    """How an axis writes its numbers: in full, or with k, M and G where they are large."""
    return "~s" if frame.high >= _SCALED_FROM else ",~f"


def label_ink(dark: bool) -> str:
    """The colour of an axis's labels, readable on the theme's ground."""
    return "#a9aeb7" if dark else "#5b6068"


def flags_by_day(days: Sequence[Row], *, dark: bool) -> alt.Chart:
    """Flags raised on each day, stacked by group of kinds; on hover each kind and its count."""
    table = pd.DataFrame(
        {
            "day": pd.to_datetime(day["day"]),
            "kind": words.kind_name(day["kind"]),
            "group": words.group_of(day["kind"]).title(),
            "flags": day["flags"],
        }
        for day in days
    )
    ink = label_ink(dark)
    whole = alt.Axis(format="d", tickMinStep=1, labelColor=ink, tickCount=4)
    return (
        alt.Chart(table)
        .mark_bar(aria=False, size=14, stroke="#15171b" if dark else "#ffffff", strokeWidth=1)
        .encode(
            x=alt.X(
                "day:T",
                title=None,
                scale=alt.Scale(padding=14),
                axis=alt.Axis(format="%-d %b", labelColor=ink, tickCount=5, grid=False),
            ),
            y=alt.Y("flags:Q", title=None, axis=whole),
            color=alt.Color(
                "group:N",
                title=None,
                scale=alt.Scale(
                    domain=["Conflicts", "Revisions", "Notices"],
                    range=["#ff9c94", "#7fb0f5", "#b4bcc9"]
                    if dark
                    else ["#a81e1e", "#1f5fbf", "#8a929e"],
                ),
                legend=alt.Legend(orient="bottom", labelColor=ink),
            ),
            tooltip=[
                alt.Tooltip("day:T", title="Day (UTC)", format="%-d %b %Y"),
                alt.Tooltip("kind:N", title="Kind"),
                alt.Tooltip("flags:Q", title="Flags raised"),
            ],
        )
        .properties(height=220)
    )
