"""The plot of intervals by source: dots and whiskers, arrows at open ends.

Charts hold data only; nothing is judged here. Labels are made harmless before they get in, and
Vega draws them as text on a canvas. Their drawings are Vega-Lite as it is written: Altair would
check each against its schema, for longer than all the rest of a page takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimwatch.model import Bound
from dashboards import format as fmt
from dashboards import words
from dashboards.text import plain

Row = Mapping[str, Any]
Placed = tuple[int, Row]
Spec = dict[str, Any]

ROW_HEIGHT = 34
AUTOSIZE = {"type": "fit-x", "contains": "padding"}
"""A plot is as wide as its place; its height is that of what it draws, axes and keys added."""
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


def interval_plot(placed: Sequence[Placed], unit: str | None, *, dark: bool) -> Spec:
    """Dot and whisker for each claim, in one unit; arrows where an end is open.

    Each claim comes with its position among all the page's claims, which gives its letter.
    """
    frame = frame_around([claim for _, claim in placed])
    table = interval_rows(placed, frame)
    ink = _ink(dark)
    across = value_axis("start", unit, frame, dark)
    wide = {"type": "bar", "height": 12, "opacity": 0.28, "color": ink, "cornerRadius": 6}
    firm = {"type": "rule", "strokeWidth": 2.5, "color": ink}
    dots = {"type": "point", "size": 90, "filled": True, "opacity": 1, "color": ink}
    ends = {"x": across, "x2": {"field": "end"}}
    return {
        "data": {"values": table},
        "autosize": AUTOSIZE,
        "height": ROW_HEIGHT * len(placed),
        "encoding": {"y": _claim_axis(table, dark), "tooltip": _INTERVAL_TOOLTIP},
        "layer": [
            layer(wide, ends, "datum.drawn === 'wide'"),
            layer(firm, ends, "datum.drawn === 'firm'"),
            _arrow("left", ink),
            _arrow("right", ink),
            layer(dots, {"x": {"field": "dot", "type": "quantitative"}}, "isValid(datum.dot)"),
        ],
    }


_INTERVAL_TOOLTIP = [
    {"field": "says", "type": "nominal", "title": "Says"},
    {"field": "who", "type": "nominal", "title": "Speaker"},
    {"field": "interval", "type": "nominal", "title": "Leaves open"},
    {"field": "when", "type": "nominal", "title": "Published"},
]


def layer(mark: Spec, encoding: Spec, condition: str | None = None) -> Spec:
    """One layer of a plot; screen readers get the plot's words instead of each mark."""
    drawn: Spec = {"mark": {**mark, "aria": False}, "encoding": encoding}
    return {**drawn, "transform": [{"filter": condition}]} if condition else drawn


def value_axis(field: str, unit: str | None, frame: Frame, dark: bool) -> Spec:
    """The encoding of numbers along an axis that shows the frame."""
    scaled = "~s" if frame.high >= _SCALED_FROM else ",~f"
    return {
        "field": field,
        "type": "quantitative",
        "title": plain(unit) if unit else None,
        "scale": {"domain": [frame.low, frame.high], "nice": False},
        "axis": {"grid": True, "tickCount": 6, "format": scaled, "labelColor": label_ink(dark)},
    }


def _claim_axis(table: pd.DataFrame, dark: bool) -> Spec:
    axis = {"labelLimit": _LABEL_WIDTH, "labelPadding": 12, "labelColor": label_ink(dark)}
    return {
        "field": "claim",
        "type": "nominal",
        "sort": list(table["claim"]),
        "title": None,
        "axis": {**axis, "domain": False, "ticks": False},
    }


def _arrow(end: str, ink: str) -> Spec:
    """The head at an open end."""
    head = {"type": "point", "shape": f"triangle-{end}", "size": 130, "filled": True}
    across = {"x": {"field": end, "type": "quantitative"}}
    return layer({**head, "opacity": 1, "color": ink}, across, f"isValid(datum.{end})")


def _ink(dark: bool) -> str:
    return "#7fb0f5" if dark else "#1f5fbf"


def label_ink(dark: bool) -> str:
    """The colour of an axis's labels, readable on the theme's ground."""
    return "#a9aeb7" if dark else "#5b6068"


_GROUP_INKS = {False: ["#a81e1e", "#1f5fbf", "#8a929e"], True: ["#ff9c94", "#7fb0f5", "#b4bcc9"]}


def flags_by_day(days: Sequence[Row], *, dark: bool) -> Spec:
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
    edge = "#15171b" if dark else "#ffffff"
    groups = [group.title() for group in words.GROUPS]
    days_axis = {"format": "%-d %b", "labelColor": ink, "tickCount": 5, "grid": False}
    whole = {"format": "d", "tickMinStep": 1, "labelColor": ink, "tickCount": 4}
    return {
        "data": {"values": table},
        "autosize": AUTOSIZE,
        "height": 160,
        "mark": {"type": "bar", "aria": False, "size": 14, "stroke": edge, "strokeWidth": 1},
        "encoding": {
            "x": {
                **{"field": "day", "type": "temporal", "title": None},
                **{"scale": {"padding": 14}, "axis": days_axis},
            },
            "y": {"field": "flags", "type": "quantitative", "title": None, "axis": whole},
            "color": {
                **{"field": "group", "type": "nominal", "title": None},
                "scale": {"domain": groups, "range": _GROUP_INKS[dark]},
                "legend": {"orient": "bottom", "labelColor": ink},
            },
            "tooltip": [
                {"field": "day", "type": "temporal", "title": "Day (UTC)", "format": "%-d %b %Y"},
                {"field": "kind", "type": "nominal", "title": "Kind"},
                {"field": "flags", "type": "quantitative", "title": "Flags raised"},
            ],
        },
    }
