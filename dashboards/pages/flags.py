"""Flags: the queue. Every filter lives in the address, so that a view can be sent on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import streamlit as st

from claimwatch.model import FlagKind, Severity
from dashboards import address, batch, queue, views, words
from dashboards.address import Address, Field
from dashboards.db import Snapshot
from dashboards.deciding import draw_said
from dashboards.people import last_visit, visitor
from dashboards.table import table
from dashboards.text import escaped, plain

SEVERITIES = tuple(str(severity) for severity in reversed(Severity))
KINDS = tuple(str(kind) for kind in FlagKind)
SEEN = {"": "At any time", "visit": "Since my last visit", "1": "Since yesterday"}
SEEN |= {"7": "In the last 7 days", "30": "In the last 30 days"}
STATES = (*words.STATES, queue.ANY)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the data offer to filter by: publishers, the plan's topics, titles of stories by id."""

    publishers: tuple[str, ...]
    topics: tuple[str, ...]
    stories: Mapping[str, str]


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Flags", anchor=False)
    draw_said()
    publishers = [row["publisher"] for row in snapshot.rows("v_desk_publishers")]
    choices = Choices(
        tuple(publishers),
        tuple(row["topic"] for row in snapshot.rows("v_desk_topics")),
        {row["story_id"]: row["title"] for row in snapshot.rows("v_desk_flagged_stories")},
    )
    here = address_of_page(choices)
    here.follow()
    draw_filters(here, choices)
    filters = read_filters(here)
    counts = queue.counts_by_kind(snapshot, filters)
    choose_group(here, counts)
    filters = read_filters(here)
    found = sum(counts.get(kind, 0) for kind in filters.kinds_let_through())
    draw_news(snapshot)
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


def address_of_page(choices: Choices) -> Address:
    """The fields of the page's address."""
    return Address(
        "flags",
        "flags",
        (
            Field("q"),
            Field("show", "all", ("all", *words.GROUPS)),
            Field("sort", "severity", tuple(queue.ORDERS)),
            Field("severity", options=SEVERITIES, many=True),
            Field("kind", options=KINDS, many=True),
            Field("state", options=STATES, many=True),
            Field("publisher", options=choices.publishers, many=True),
            Field("topic", options=choices.topics, many=True),
            Field("story", options=("", *choices.stories)),
            Field("seen", options=tuple(SEEN)),
            Field("mine", options=("", "1")),
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
        states=state["state"],
        topics=state["topic"],
        story_id=state["story"] or "",
        assignee=visitor().name if state["mine"] else "",
        seen_from=_seen_from(state["seen"] or ""),
    )


def _seen_from(choice: str) -> datetime | None:
    """The time that the choice means, to the hour, so that what was read can be kept."""
    if choice == "visit":
        return last_visit()
    if not choice:
        return None
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    return now - timedelta(days=int(choice))


def draw_filters(here: Address, choices: Choices) -> None:
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
        st.selectbox(
            "Whose",
            ("", "1"),
            format_func=lambda mine: "Mine" if mine else "Everybody’s",
            key=here.key("mine"),
            width=140,
            on_change=anew,
        )
        with st.popover(_filters_label(here), key="cw-more-filters"):
            draw_more_filters(here, choices)
        views.draw(here)


def draw_more_filters(here: Address, choices: Choices) -> None:
    """The filters behind the button."""
    anew = here.reset("page")
    st.multiselect(
        "State",
        STATES,
        format_func=lambda state: "Any" if state == queue.ANY else words.STATES[state][1],
        placeholder="All that are open",
        key=here.key("state"),
        on_change=anew,
    )
    st.multiselect(
        "Severity", SEVERITIES, format_func=str.title, key=here.key("severity"), on_change=anew
    )
    st.multiselect("Kind", KINDS, format_func=words.kind_name, key=here.key("kind"), on_change=anew)
    st.multiselect(
        "Publisher",
        choices.publishers,
        format_func=plain,
        key=here.key("publisher"),
        on_change=anew,
    )
    st.multiselect(
        "Topic",
        choices.topics,
        format_func=plain,
        placeholder="Any" if choices.topics else "watch.yaml names none that a flag is of",
        key=here.key("topic"),
        on_change=anew,
    )
    st.selectbox(
        "Story",
        ("", *choices.stories),
        format_func=lambda story: plain(choices.stories.get(story, "Any")),
        key=here.key("story"),
        on_change=anew,
    )
    st.selectbox(
        "First seen", list(SEEN), format_func=SEEN.__getitem__, key=here.key("seen"), on_change=anew
    )


def _filters_label(here: Address) -> str:
    """The button's words, with how many filters are set behind it."""
    chosen = here.chosen()
    behind = ("severity", "kind", "state", "publisher", "topic", "story", "seen")
    count = sum(len(chosen[name]) for name in behind)
    return f"Filters · {count} set" if count else "Filters"


def draw_news(snapshot: Snapshot) -> None:
    """How many flags are new and escalated since this person's last visit."""
    since = last_visit()
    if since is None:
        return
    told = snapshot.rows_decided("v_desk_totals", since=since, assignee=visitor().name)[0]
    if told["fresh"] or told["escalated"]:
        st.html(
            f'<p class="cw-note">Since your last visit: <a href="flags?seen=visit">'
            f"{told['fresh']:,} new</a>, {told['escalated']:,} escalated.</p>"
        )


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
    batch.draw_bar(snapshot, [flag["flag_id"] for flag in flags])
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
                '<a href="flags">Take them all off</a> to see every open flag, or look at '
                f'<a href="flags?state={escaped(queue.ANY)}">those held back too</a>.</p>'
            )
        else:
            st.html(
                "<p><b>No flags.</b> No two claims read so far contradict each other. "
                'Who reports which number is under <a href="figures">Figures</a>.</p>'
            )
