"""One figure at its own address: according to whom, how many, as of when; and its flags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from claimwatch.model import Severity
from dashboards import claim_cards, exports, timeline, words
from dashboards import format as fmt
from dashboards.address import way_back
from dashboards.claims import claims_of_figure
from dashboards.db import Row, Snapshot
from dashboards.ledger import ledger
from dashboards.table import severity_cell
from dashboards.text import escaped, isolated, plain

MOST_CLAIMS = 300
MOST_CARDS = 36


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    back = escaped(way_back("figures", "figures"))
    st.html(f'<p class="cw-back"><a href="{back}">← All figures</a></p>')
    figure_id = st.query_params.get("id", "")
    figure = snapshot.row("v_desk_figure", figure_id=figure_id)
    if figure is None:
        explain_unknown(figure_id)
        return
    st.set_page_config(page_title=f"{plain(figure['label'])} · Claimwatch")
    claims = claims_of_figure(snapshot, figure_id, MOST_CLAIMS)
    draw_headline(figure, snapshot.rows("v_desk_figure_spreads", figure_ids=[figure_id]))
    draw_flags(snapshot, figure_id)
    st.subheader("According to whom, how many, as of when", anchor=False)
    st.html(ledger(claims))
    left_out = figure["n_claims"] - len(claims)
    if left_out > 0:
        st.html(f'<p class="cw-note">and {fmt.plural(left_out, "earlier claim")}</p>')
    draw_timeline(claims)
    st.subheader("In which words", anchor=False)
    st.html(claim_cards.cards(claims, only_last=MOST_CARDS))
    draw_exports(figure, claims)


def draw_exports(figure: Row, claims: Sequence[Row]) -> None:
    """The ways to take the ledger along."""
    record = {**figure, "claims": [{n: c.get(n) for n in exports.CLAIM_COLUMNS} for c in claims]}
    st.subheader("Take it along", anchor=False)
    with st.container(key="cw-exports", horizontal=True):
        for label, name, kind, make in (
            ("CSV of the ledger", "csv", "text/csv", lambda: exports.csv_of(claims)),
            ("JSON", "json", "application/json", lambda: exports.json_of(record)),
        ):
            st.download_button(
                label,
                make,
                file_name=f"figure-{figure['figure_id']}.{name}",
                mime=kind,
                on_click="ignore",
                key=f"cw-export-{name}",
            )


def explain_unknown(figure_id: str) -> None:
    """Say that the address names no figure of this snapshot."""
    st.title("No such figure", anchor=False)
    st.html(
        f"<p>The newest data hold no figure <code>{escaped(figure_id) or '(no id)'}</code>.</p>"
    )


def draw_headline(figure: Row, spreads: Sequence[Row]) -> None:
    """What is counted or measured, and the lowest and highest number given, in each unit."""
    ends = [
        (name, _end_in_words(spread, end), fmt.raw(spread[end]))
        for spread in spreads
        for name, end in (("Low", "lo"), ("High", "hi"))
    ]
    named = (
        *ends,
        ("Claims", f"{figure['n_claims']:,}", ""),
        ("Publishers", f"{figure['n_publishers']:,}", ""),
        ("Independent origins", f"{figure['n_origins']:,}", ""),
        ("Latest claim", fmt.moment(figure["last_at"]), ""),
    )
    items = "".join(
        f'<div><dt>{name}</dt><dd title="{escaped(title)}">{escaped(text)}</dd></div>'
        for name, text, title in named
    )
    st.html(
        f'<div class="cw-headline"><h1>{isolated(figure["label"])}</h1>'
        f'<dl class="cw-facts">{items}</dl></div>'
    )


def _end_in_words(spread: Row, end: str) -> str:
    if spread["lo"] == spread["hi"]:
        return words.spread_in_words(spread)
    return fmt.quantity(spread[end], spread["unit"])


def draw_flags(snapshot: Snapshot, figure_id: str) -> None:
    """Links to the flags raised on this figure."""
    flags = snapshot.rows("v_desk_figure_flags", figure_id=figure_id)
    if not flags:
        return
    links = "".join(
        f"<li>{severity_cell(Severity(flag['severity']).title(), _level(flag))} "
        f'<a href="flag?id={escaped(flag["flag_id"])}">{words.kind_name(flag["kind"])}</a></li>'
        for flag in flags
    )
    st.html(f'<ul class="cw-inline" aria-label="Flags of this figure">{links}</ul>')


def _level(flag: Row) -> int:
    return words.SEVERITY_LEVELS[Severity(flag["severity"])]


def draw_timeline(claims: Sequence[Row]) -> None:
    """The numbers over time by claimant, one plot a unit, where there is a time."""
    by_unit: dict[str | None, list[Row]] = defaultdict(list)
    for claim in claims:
        if claim["published_at"] is not None and timeline.has_ends(claim):
            by_unit[claim["unit"]].append(claim)
    if not by_unit:
        return
    st.subheader("Over time, by claimant", anchor=False)
    dark = st.context.theme.type == "dark"
    with st.container(border=True):
        for unit, timed in by_unit.items():
            st.html(_key(timeline.timeline_key(timed, dark=dark)))
            st.vega_lite_chart(
                timeline.timeline_plot(timed, unit, dark=dark),
                alt="Values over time by claimant; the table above holds the same numbers.",
            )


def _key(signs: Sequence[tuple[str, str, str]]) -> str:
    """What the plot's signs stand for, as a line that wraps."""
    items = "".join(
        f'<li><span style="color:{colour}" aria-hidden="true">{sign}</span> {isolated(name)}</li>'
        for sign, colour, name in signs
    )
    return f'<ul class="cw-inline">{items}</ul>'
