"""Flags: the queue. Every filter lives in the address, so that a view can be sent on."""

from __future__ import annotations

import math
from collections.abc import Mapping

import streamlit as st

from claimwatch.model import FlagKind, Severity
from dashboards import address, queue, words
from dashboards.address import Address, Field
from dashboards.db import Snapshot
from dashboards.table import table
from dashboards.text import plain

SEVERITIES = tuple(str(severity) for severity in reversed(Severity))
KINDS = tuple(str(kind) for kind in FlagKind)


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Flags", anchor=False)
    publishers = [row["publisher"] for row in snapshot.rows("v_desk_publishers")]
    here = address_of_page(publishers)
    here.follow()
    draw_filters(here, publishers)
    filters = read_filters(here)
    counts = queue.counts_by_kind(snapshot, filters)
    choose_group(here, counts)
    filters = read_filters(here)
    found = sum(counts.get(kind, 0) for kind in filters.kinds_let_through())
    if not found:
        here.lead()
        explain_none(any_at_all=bool(publishers))
        return
    place = st.container()
    page = choose_page(here, found)
    here.lead()
    address.remember(here)
    with place:
        draw_list(snapshot, here, filters, page)


def address_of_page(publishers: list[str]) -> Address:
    """The fields of the page's address."""
    return Address(
        "flags",
        "./",
        (
            Field("q"),
            Field("show", "all", ("all", *words.GROUPS)),
            Field("sort", "severity", tuple(queue.ORDERS)),
            Field("severity", options=SEVERITIES, many=True),
            Field("kind", options=KINDS, many=True),
            Field("publisher", options=tuple(publishers), many=True),
            Field("page", number=True),
        ),
    )


def read_filters(here: Address) -> queue.Filters:
    """What the widgets say."""
    state = {field.name: st.session_state[here.key(field.name)] for field in here.fields}
    return queue.Filters(
        group=state["show"],
        kinds=state["kind"],
        severities=state["severity"],
        publishers=state["publisher"],
        text=state["q"] or "",
    )


def draw_filters(here: Address, publishers: list[str]) -> None:
    """Draw the search, the order and the filters; another choice leads to the first page."""
    anew = here.reset("page")
    with st.container(key="cw-filters", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Search",
            key=here.key("q"),
            type="search",
            placeholder="Figure, publisher or words",
            max_chars=200,
            width=320,
            on_change=anew,
        )
        st.selectbox(
            "Sort by",
            list(queue.ORDERS),
            format_func=queue.ORDERS.__getitem__,
            key=here.key("sort"),
            width=190,
            on_change=anew,
        )
        with st.popover(_filters_label(here), key="cw-more-filters"):
            st.multiselect(
                "Severity",
                SEVERITIES,
                format_func=str.title,
                key=here.key("severity"),
                on_change=anew,
            )
            st.multiselect(
                "Kind", KINDS, format_func=words.kind_name, key=here.key("kind"), on_change=anew
            )
            st.multiselect(
                "Publisher",
                publishers,
                format_func=plain,
                key=here.key("publisher"),
                on_change=anew,
            )


def _filters_label(here: Address) -> str:
    """The button's words, with how many filters are set behind it."""
    chosen = here.chosen()
    count = sum(len(chosen[name]) for name in ("severity", "kind", "publisher"))
    return f"Filters · {count} set" if count else "Filters"


def choose_group(here: Address, counts: Mapping[str, int]) -> None:
    """Conflicts, revisions and notices apart, each with its count."""
    totals = {"all": sum(counts.values())} | {
        group: sum(counts.get(kind, 0) for kind in kinds) for group, kinds in words.GROUPS.items()
    }
    st.segmented_control(
        "Show",
        list(totals),
        required=True,
        format_func=lambda group: f"{group.title()} · {totals[group]:,}",
        key=here.key("show"),
        label_visibility="collapsed",
        on_change=here.reset("page"),
    )


def choose_page(here: Address, found: int) -> int:
    """The page of the list, where one does not hold all that was found."""
    return address.choose_page(here, math.ceil(found / queue.PAGE_SIZE))


def draw_list(snapshot: Snapshot, here: Address, filters: queue.Filters, page: int) -> None:
    """Draw one page of the queue; every row links to its flag's own address."""
    order = st.session_state[here.key("sort")]
    flags = queue.flags_on_page(snapshot, filters, order, page)
    st.html(
        table(
            queue.COLUMNS,
            queue.list_rows(snapshot, flags),
            caption="Flags, one a row",
            order=order,
            address_of=lambda other: here.with_other(sort=other, page=""),
        )
    )


def explain_none(any_at_all: bool) -> None:
    """Say why the list is empty and what would fill it."""
    with st.container(border=True):
        if any_at_all:
            st.html(
                "<p><b>No flag fits these filters.</b> "
                '<a href="./">Take them all off</a> to see every flag.</p>'
            )
        else:
            st.html(
                "<p><b>No flags.</b> No two claims read so far contradict each other. "
                'Who reports which number is under <a href="figures">Figures</a>.</p>'
            )
