"""The plot of a figure's values over time: one colour and one shape a claimant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

import pandas as pd

from dashboards import format as fmt
from dashboards import words
from dashboards.charts import AUTOSIZE, Spec, dot_of, frame_around, label_ink, layer, value_axis
from dashboards.text import plain

Row = Mapping[str, Any]

_DAYS_SHOWN_FROM = 4
_PALETTE_LIGHT = (
    *("#1f5fbf", "#b3541e", "#2c7a4b", "#7d3fa8"),
    *("#8a6d00", "#b0305c", "#4a5568", "#0f766e"),
)
_PALETTE_DARK = (
    *("#7fb0f5", "#f0a36b", "#7fcf9f", "#cda2ee"),
    *("#e3c65b", "#f291b2", "#b4bcc9", "#6fd3c7"),
)
_SHAPES = {
    "circle": "●",
    "square": "■",
    "triangle-up": "▲",
    "diamond": "◆",
    "cross": "✚",
    "triangle-down": "▼",
    "triangle-right": "▶",
    "triangle-left": "◀",
}
_OTHERS = "Others"
_NOBODY = "No speaker named"
_MOST_CLAIMANTS = len(_SHAPES) - 1


def has_ends(claim: Row) -> bool:
    """True where at least one end is bounded, so that there is something to draw."""
    return claim["lo"] is not None or claim["hi"] is not None


def timeline_rows(claims: Sequence[Row]) -> pd.DataFrame:
    """One row a claim, all with a time: its number, ends and claimant; rare claimants as one."""
    common = _commonest(claims)
    return pd.DataFrame([_timeline_row(claim, common) for claim in claims])


def _commonest(claims: Sequence[Row]) -> frozenset[str]:
    counts = pd.Series([claimant_label(claim) for claim in claims], dtype=object).value_counts()
    return frozenset(counts.index[:_MOST_CLAIMANTS])


def _timeline_row(claim: Row, common: frozenset[str]) -> dict[str, Any]:
    who = claimant_label(claim)
    lo, hi = claim["lo"], claim["hi"]
    low, high = lo if lo is not None else hi, hi if hi is not None else lo
    dot = dot_of(claim)
    return {
        "at": fmt.as_utc(_stands_for(claim)),
        "claimant": who if who in common else _OTHERS,
        "lo": low,
        "hi": high,
        "dot": dot if dot is not None else (low + high) / 2,
        "says": plain(words.figure_in_words(claim)),
        "publisher": plain(words.publisher(claim)),
        "interval": f"{fmt.raw(lo)} … {fmt.raw(hi)}",
        "when": fmt.moment(claim["published_at"]),
    }


def _stands_for(claim: Row) -> datetime:
    """The day that the text itself names for the number, else when it was published."""
    published: datetime = claim["published_at"]
    named = claim["as_of"] if claim["as_of_from"] == "stated" else None
    if named is None or named == fmt.as_utc(published).date():
        return published
    return datetime.combine(named, time(), UTC)


def claimant_label(claim: Row) -> str:
    """Who asserts it, as the plot's key names them."""
    return plain(claim["claimant"] or _NOBODY)


def timeline_plot(claims: Sequence[Row], unit: str | None, *, dark: bool) -> Spec:
    """The claims' numbers over time: one colour and one shape a claimant.

    What each leaves open is a whisker; between the numbers of one claimant, a band.
    """
    table = timeline_rows(claims)
    names = _claimants(table)
    numbers = value_axis("lo", unit, frame_around(claims), dark)
    ends = {"y": numbers, "y2": {"field": "hi"}}
    dots = {"y": {"field": "dot", "type": "quantitative"}}
    named = f"datum.claimant !== '{_NOBODY}'"
    return {
        "data": {"values": table},
        "autosize": AUTOSIZE,
        "height": 240,
        "encoding": _encoding(table, names, dark),
        "layer": [
            layer({"type": "area", "opacity": 0.14, "line": False}, ends, named),
            layer({"type": "rule", "strokeWidth": 2, "opacity": 0.55}, ends),
            layer({"type": "line", "strokeWidth": 1.5, "opacity": 0.5}, dots, named),
            layer(
                {"type": "point", "size": 80, "filled": True, "opacity": 1},
                {**dots, "shape": _by_claimant(names, list(_SHAPES))},
            ),
        ],
    }


def _encoding(table: pd.DataFrame, names: list[str], dark: bool) -> Spec:
    """What all layers share: time, the claimant's colour and the words on hover."""
    axis = {"tickCount": 6, "format": _time_format(table["at"]), "labelColor": label_ink(dark)}
    return {
        "x": {
            **{"field": "at", "type": "temporal", "title": "UTC"},
            **{"scale": {"type": "utc", "padding": 24}, "axis": axis},
        },
        "color": _by_claimant(names, _PALETTE_DARK if dark else _PALETTE_LIGHT),
        "tooltip": [
            {"field": field, "type": "nominal", "title": title}
            for field, title in _ON_HOVER.items()
        ],
    }


_ON_HOVER = {
    "claimant": "According to",
    "says": "Says",
    "interval": "Leaves open",
    "publisher": "Publisher",
    "when": "Published",
}


def _by_claimant(names: list[str], signs: Sequence[str]) -> Spec:
    scale = {"domain": names, "range": list(signs[: len(names)])}
    return {"field": "claimant", "type": "nominal", "scale": scale, "legend": None}


def _claimants(table: pd.DataFrame) -> list[str]:
    return sorted(table["claimant"].unique())


def timeline_key(claims: Sequence[Row], *, dark: bool) -> list[tuple[str, str, str]]:
    """What each sign of the plot stands for: (sign, its colour, the claimant)."""
    palette = _PALETTE_DARK if dark else _PALETTE_LIGHT
    names = _claimants(timeline_rows(claims))
    return list(zip(_SHAPES.values(), palette, names, strict=False))


def _time_format(times: pd.Series[Any]) -> str:
    """Days for a long stretch, times of day for a short one."""
    return "%-d %b %Y" if (times.max() - times.min()).days >= _DAYS_SHOWN_FROM else "%-d %b, %H:%M"
