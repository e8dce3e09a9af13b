"""The plot of a figure's values over time: one colour and one shape a claimant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

import altair as alt
import pandas as pd

from dashboards import format as fmt
from dashboards import words
from dashboards.charts import axis_format, dot_of, frame_around, label_ink
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


def timeline_plot(
    claims: Sequence[Row], unit: str | None, *, dark: bool
) -> alt.LayerChart | alt.FacetChart:
    """The numbers over time: one colour and one shape a claimant.

    What each leaves open is a whisker; between the numbers of one claimant, a band.
    """
    table = timeline_rows(claims)
    frame = frame_around(claims)
    names = _claimants(table)
    palette = _PALETTE_DARK if dark else _PALETTE_LIGHT
    ink = label_ink(dark)
    base = alt.Chart().encode(
        x=alt.X(
            "at:T",
            title="UTC",
            scale=alt.Scale(type="utc", padding=24),
            axis=alt.Axis(tickCount=6, format=_time_format(table["at"]), labelColor=ink),
        ),
        color=alt.Color(
            "claimant:N",
            scale=alt.Scale(domain=names, range=palette[: len(names)]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("claimant:N", title="According to"),
            alt.Tooltip("says:N", title="Says"),
            alt.Tooltip("interval:N", title="Leaves open"),
            alt.Tooltip("publisher:N", title="Publisher"),
            alt.Tooltip("when:N", title="Published"),
        ],
    )
    number = alt.Y(
        "lo:Q",
        title=plain(unit) if unit else None,
        scale=alt.Scale(domain=[frame.low, frame.high], nice=False),
        axis=alt.Axis(format=axis_format(frame), tickCount=6, labelColor=ink),
    )
    shape = alt.Shape(
        "claimant:N",
        scale=alt.Scale(domain=names, range=list(_SHAPES)[: len(names)]),
        legend=None,
    )
    return alt.layer(
        base.transform_filter(f"datum.claimant !== '{_NOBODY}'")
        .mark_area(aria=False, opacity=0.14, line=False)
        .encode(y=number, y2="hi:Q"),
        base.mark_rule(aria=False, strokeWidth=2, opacity=0.55).encode(y=number, y2="hi:Q"),
        base.transform_filter(f"datum.claimant !== '{_NOBODY}'")
        .mark_line(aria=False, strokeWidth=1.5, opacity=0.5, point=False)
        .encode(y="dot:Q"),
        base.mark_point(aria=False, size=80, filled=True, opacity=1).encode(y="dot:Q", shape=shape),
        data=table,  # once, for all layers: else each hashes its own copy
    ).properties(height=300)


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
