"""Stories: what the figures of each event are, agreed and disputed, at a glance."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from dashboards import address, storycards
from dashboards import format as fmt
from dashboards.address import Address, Field
from dashboards.db import Row, Snapshot
from dashboards.text import escaped, isolated

PAGE_SIZE = 12
FIGURES_EACH = 5
HERE = Address("stories", "stories", (Field("q"), Field("page", number=True)))


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Stories", anchor=False)
    HERE.follow()
    st.text_input(
        "Search",
        key=HERE.key("q"),
        type="search",
        placeholder="Words of a title",
        max_chars=200,
        width=320,
        on_change=HERE.reset("page"),
    )
    words = (st.session_state[HERE.key("q")] or "").strip() or None
    page = st.session_state[HERE.key("page")]
    stories = snapshot.rows("v_desk_stories", words=words, take=PAGE_SIZE, skip=0)
    if not stories:
        HERE.lead()
        explain_none(words)
        return
    place = st.container()
    page = address.choose_page(HERE, math.ceil(stories[0]["found"] / PAGE_SIZE))
    HERE.lead()
    address.remember(HERE)
    skip = (page - 1) * PAGE_SIZE
    stories = snapshot.rows("v_desk_stories", words=words, take=PAGE_SIZE, skip=skip)
    with place:
        draw_list(snapshot, stories)


def draw_list(snapshot: Snapshot, stories: Sequence[Row]) -> None:
    """Draw the stories of one page, each with its weightiest figures."""
    ids = [story["story_id"] for story in stories]
    held: dict[str, list[Row]] = defaultdict(list)
    for row in snapshot.rows("v_desk_story_figures", story_ids=ids, take=FIGURES_EACH):
        held[row["story_id"]].append(row)
    spreads = storycards.spreads_of(snapshot, [f for of in held.values() for f in of])
    st.html("".join(_card(story, held[story["story_id"]], spreads) for story in stories))


def _card(story: Row, figures: Sequence[Row], spreads: storycards.Spreads) -> str:
    title = story["title"] or "Untitled story"
    left = story["n_figures"] - len(figures)
    return (
        '<article class="cw-news"><h3>'
        f'<a class="cw-open" href="story?id={escaped(story["story_id"])}" dir="auto">'
        f"{escaped(title)}</a></h3>"
        f'<p class="cw-note">{isolated(storycards.extent(story))}</p>'
        f"{storycards.figure_list(figures, spreads)}"
        + (f'<p class="cw-note">and {fmt.plural(left, "other figure")}</p>' if left > 0 else "")
        + "</article>"
    )


def explain_none(words: str | None) -> None:
    """Say why the list is empty."""
    with st.container(border=True):
        if words:
            st.html("<p><b>No story has these words in its title.</b> Try fewer or others.</p>")
        else:
            st.html(
                "<p><b>No stories yet.</b> They come with the first articles that are read.</p>"
            )
