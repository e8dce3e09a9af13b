"""Sources: what was observed of each publisher, with counts and intervals. No mark of honesty."""

from __future__ import annotations

import math
from collections.abc import Sequence

import streamlit as st

from dashboards import address, table
from dashboards import format as fmt
from dashboards.address import Address, Field
from dashboards.db import Row, Snapshot
from dashboards.text import escaped, isolated

PAGE_SIZE = 30
MOST_PAIRS = 30
HERE = Address("sources", "sources", (Field("q"), Field("page", number=True)))
HEADS = (
    "Publisher",
    "Claims",
    "In flags",
    "By kind",
    "Hedge lost",
    "Speaker lost",
    "Copies",
    "Behind revisions",
)
KINDS = {
    "dispute": "dispute",
    "misreport": "misreport",
    "inconsistent": "inconsistent",
    "revision": "revision",
    "stale": "stale",
    "silent_edit": "silent edit",
    "scope_drift": "scope drift",
}


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Sources", anchor=False)
    st.html(
        '<p class="cw-note">What was counted, per publisher, in what was read so far. A publisher '
        "stands in a flag whether its number or another’s is right; who prints more numbers stands "
        "in more of them. Shares have their 95% interval behind them: where it is wide, there is "
        "too little to say anything.</p>"
    )
    HERE.follow()
    st.text_input(
        "Search",
        key=HERE.key("q"),
        type="search",
        placeholder="Publisher",
        max_chars=200,
        width=320,
        on_change=HERE.reset("page"),
    )
    words = (st.session_state[HERE.key("q")] or "").strip() or None
    sources = snapshot.rows("v_desk_sources", words=words, take=PAGE_SIZE, skip=0)
    if not sources:
        HERE.lead()
        explain_none(words)
        return
    place = st.container()
    page = address.choose_page(HERE, math.ceil(sources[0]["found"] / PAGE_SIZE))
    HERE.lead()
    skip = (page - 1) * PAGE_SIZE
    sources = snapshot.rows("v_desk_sources", words=words, take=PAGE_SIZE, skip=skip)
    with place:
        draw_list(snapshot, sources)
    draw_copying(snapshot)


def draw_list(snapshot: Snapshot, sources: Sequence[Row]) -> None:
    """Draw one page of publishers."""
    delays = {row["publisher"]: row for row in snapshot.rows("v_desk_delays")}
    rows = [_row(source, delays.get(source["publisher"])) for source in sources]
    st.html(table.sheet(HEADS, rows, caption="Publishers, one a row"))


def _row(source: Row, delay: Row | None) -> list[str]:
    return [
        f'<a href="flags?publisher={escaped(_quoted(source["publisher"]))}" dir="auto">'
        f"{escaped(source['publisher'])}</a>"
        f'<span class="cw-note">{fmt.plural(source["articles"], "article")}</span>',
        f"{source['claims']:,}",
        _share(source["flagged"], source["claims"]),
        _kinds(source),
        _share(source["hedge_lost"], source["hedge_told"]),
        _share(source["speaker_lost"], source["speaker_told"]),
        _share(source["copies"], source["articles"]),
        _delay(delay),
    ]


def _quoted(name: str) -> str:
    return address.query_of({"publisher": [name]}).partition("=")[2]


def _share(part: int, whole: int) -> str:
    if whole == 0:
        return '<span class="cw-note">none</span>'
    low, high = fmt.wilson(part, whole)
    bar = (
        f'<span class="cw-share" aria-hidden="true"><i style="left:{low:.1%};right:{1 - high:.1%}">'
        f'</i><b style="left:{part / whole:.1%}"></b></span>'
    )
    return (
        f'<span class="cw-count">{part:,} of {whole:,}</span>'
        f'<span class="cw-note">{fmt.share(part, whole)}</span>{bar}'
    )


def _kinds(source: Row) -> str:
    told = [f"{name}: {source[kind]:,}" for kind, name in KINDS.items() if source[kind]]
    return "<br>".join(told) or '<span class="cw-note">none</span>'


def _delay(delay: Row | None) -> str:
    if delay is None:
        return '<span class="cw-note">none seen</span>'
    return (
        f"{escaped(fmt.hours(delay['hours']))}"
        f'<span class="cw-note">median of {fmt.plural(delay["revisions"], "revision")}</span>'
    )


def draw_copying(snapshot: Snapshot) -> None:
    """Who prints what another has printed before."""
    pairs = snapshot.rows("v_desk_copying", take=MOST_PAIRS)
    st.subheader("Who copies whom", anchor=False)
    if not pairs:
        st.html('<p class="cw-note">No article read so far is a copy of another publisher’s.</p>')
        return
    rows = [
        [isolated(p["copies_from"]), isolated(p["printed_first"]), f"{p['articles']:,}"]
        for p in pairs
    ]
    heads = ("Printed later", "Printed first", "Articles")
    st.html(table.sheet(heads, rows, caption="Copies between publishers"))


def explain_none(words: str | None) -> None:
    """Say why the list is empty."""
    with st.container(border=True):
        if words:
            st.html("<p><b>No publisher has these words in its name.</b></p>")
        else:
            st.html("<p><b>No publisher is known yet.</b> Articles without one are read too.</p>")
