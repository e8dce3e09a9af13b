"""Figures: search among the quantities that two or more claims speak of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from dashboards import address, table, words
from dashboards import format as fmt
from dashboards.address import Address, Field
from dashboards.db import Row, Snapshot

PAGE_SIZE = 40
ORDERS = {
    "claims": "Most claims",
    "publishers": "Most publishers",
    "origins": "Most origins",
    "flags": "Most flags",
    "latest": "Latest claim",
    "label": "Figure, A to Z",
}
COLUMNS = (
    table.Column("label", "Figure", order="label", descending=False),
    table.Column("spread", "Low to high"),
    table.Column("claims", "Claims", order="claims", numeric=True),
    table.Column("publishers", "Publishers", order="publishers", numeric=True),
    table.Column("origins", "Origins", order="origins", numeric=True),
    table.Column("flags", "Flags", order="flags", numeric=True),
    table.Column("latest", "Latest claim", order="latest"),
)
HERE = Address(
    "figures",
    "figures",
    (Field("q"), Field("sort", "claims", tuple(ORDERS)), Field("page", number=True)),
)


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Figures", anchor=False)
    HERE.follow()
    draw_search()
    text = (st.session_state[HERE.key("q")] or "").strip()
    found = figures_found(snapshot, text)
    if not found:
        HERE.lead()
        explain_none(text)
        return
    place = st.container()
    page = address.choose_page(HERE, math.ceil(found / PAGE_SIZE))
    HERE.lead()
    address.remember(HERE)
    with place:
        draw_list(snapshot, text, page)


def draw_search() -> None:
    """Draw the search and the order; both live in the address."""
    anew = HERE.reset("page")
    with st.container(key="cw-filters", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Search",
            key=HERE.key("q"),
            type="search",
            placeholder="What is counted or measured",
            max_chars=200,
            width=320,
            on_change=anew,
        )
        st.selectbox(
            "Sort by",
            list(ORDERS),
            format_func=ORDERS.__getitem__,
            key=HERE.key("sort"),
            width=190,
            on_change=anew,
        )


def figures_found(snapshot: Snapshot, text: str) -> int:
    """How many figures the search finds."""
    counted = snapshot.row("v_desk_figures_count", words=text or None)
    return int(counted["figures"]) if counted else 0


def draw_list(snapshot: Snapshot, text: str, page: int) -> None:
    """Draw one page of figures; every row links to its figure's own address."""
    order = st.session_state[HERE.key("sort")]
    figures = snapshot.rows(
        "v_desk_figures",
        words=text or None,
        order_by=order,
        take=PAGE_SIZE,
        skip=(page - 1) * PAGE_SIZE,
    )
    st.html(
        table.table(
            COLUMNS,
            list_rows(snapshot, figures),
            caption="Figures, one a row",
            order=order,
            address_of=lambda other: HERE.with_other(sort=other, page=""),
        )
    )


def list_rows(snapshot: Snapshot, figures: Sequence[Row]) -> list[table.Row]:
    """The figures as rows of the list, with their low and high in each unit."""
    spreads: dict[str, list[Row]] = {figure["figure_id"]: [] for figure in figures}
    for spread in snapshot.rows("v_desk_figure_spreads", figure_ids=list(spreads)):
        spreads[spread["figure_id"]].append(spread)
    return [list_row(figure, spreads[figure["figure_id"]]) for figure in figures]


def list_row(figure: Row, spreads: Sequence[Row]) -> table.Row:
    """A figure as a row of the list."""
    latest = figure["last_at"]
    return {
        "label": table.link_cell(figure["label"], f"figure?id={figure['figure_id']}"),
        "spread": table.lines_cell([_ends(spread) for spread in spreads]),
        "claims": table.text_cell(f"{figure['n_claims']:,}"),
        "publishers": table.text_cell(f"{figure['n_publishers']:,}"),
        "origins": table.text_cell(f"{figure['n_origins']:,}"),
        "flags": table.text_cell(f"{figure['n_flags']:,}"),
        "latest": table.text_cell(fmt.recent(latest, datetime.now(UTC)), fmt.moment(latest)),
    }


def _ends(spread: Row) -> tuple[str, str, str]:
    low, high = spread["lo"], spread["hi"]
    return words.spread_in_words(spread), "", f"{fmt.raw(low)} … {fmt.raw(high)}"


def explain_none(text: str) -> None:
    """Say why the list is empty."""
    with st.container(border=True):
        if text:
            st.html("<p><b>No figure holds these words.</b> Try fewer or other ones.</p>")
        else:
            st.html("<p><b>No figures yet.</b> A figure is there once two claims speak of it.</p>")
