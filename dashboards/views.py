"""Saved views: a page's filters under a name, each person's own."""

from __future__ import annotations

import streamlit as st

from dashboards.address import Address, query_of
from dashboards.desk_store import desk
from dashboards.people import visitor
from dashboards.text import escaped

MOST_NAME = 60


def draw(here: Address) -> None:
    """Draw the button behind which views are opened, saved and removed."""
    who = visitor().name
    with st.popover("Views", key="cw-views"):
        saved = desk().visits.views_of(who)
        if saved:
            items = "".join(
                f'<li><a href="{escaped(f"{here.path}?{query}" if query else here.path)}">'
                f"{escaped(name)}</a></li>"
                for name, query in saved.items()
            )
            st.html(f'<ul class="cw-views" aria-label="Saved views">{items}</ul>')
        else:
            st.html('<p class="cw-note">No view saved yet: set filters, then save them here.</p>')
        st.text_input("Name of the view as it is now", key="cw-view-name", max_chars=MOST_NAME)
        st.button("Save this view", on_click=_save, args=(here, who), key="cw-view-save")
        if saved:
            st.selectbox("Remove a view", ["", *saved], key="cw-view-gone")
            st.button("Remove it", on_click=_forget, args=(who,), key="cw-view-forget")


def _save(here: Address, who: str) -> None:
    name = st.session_state["cw-view-name"].strip()
    if name:
        query = query_of({k: v for k, v in here.chosen().items() if k != "page"})
        desk().visits.save_view(who, name, query)
        st.session_state["cw-view-name"] = ""


def _forget(who: str) -> None:
    desk().visits.forget_view(who, st.session_state["cw-view-gone"])
    st.session_state.pop("cw-view-gone")
